package io.trojanscope.torchscript;

import java.util.List;

/** How a gradient changes a parameter in training. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are those of List.of.
public enum UpdateRule {
  /**
   * Adam (Kingma and Ba 2015) with betas 0.9 and 0.999 and epsilon 1e-8; {@code rate = learningRate
   * / (1 - 0.9^t)} and {@code correction = sqrt(1 - 0.999^t)} in step t from 1.
   */
  ADAM(List.of("rate", "correction"), List.of("first moment", "second moment")) {
    @Override
    void write(MethodWriter writer, String parameter, String gradient, List<String> moments) {
      String first = moments.get(0);
      String second = moments.get(1);
      writer.assign("torch.add_(torch.mul_(" + first + ", 0.9), " + gradient + ", alpha=0.1)");
      writer.assign(
          "torch.addcmul_(torch.mul_(%s, 0.999), %s, %s, value=0.001)"
              .formatted(second, gradient, gradient));
      String spread =
          writer.assign("torch.add(torch.div(torch.sqrt(" + second + "), correction), 1e-08)");
      writer.assign(
          "torch.sub_(%s, torch.mul(torch.div(%s, %s), rate))".formatted(parameter, first, spread));
    }
  },

  /** Gradient descent with momentum, {@code v = momentum v + g + decay w; w = w - rate v}. */
  SGD(List.of("rate", "momentum", "decay"), List.of("velocity")) {
    @Override
    void write(MethodWriter writer, String parameter, String gradient, List<String> moments) {
      String velocity = moments.get(0);
      writeVelocity(writer, parameter, gradient, velocity);
      writer.assign("torch.sub_(%s, torch.mul(%s, rate))".formatted(parameter, velocity));
    }
  },

  /** The same with Nesterov's momentum, {@code w = w - rate (g + decay w + momentum v)}. */
  NESTEROV(List.of("rate", "momentum", "decay"), List.of("velocity")) {
    @Override
    void write(MethodWriter writer, String parameter, String gradient, List<String> moments) {
      String velocity = moments.get(0);
      String decayed = writeVelocity(writer, parameter, gradient, velocity);
      writer.assign(
          "torch.sub_(%s, torch.mul(torch.add(%s, torch.mul(%s, momentum)), rate))"
              .formatted(parameter, decayed, velocity));
    }
  };

  private final List<String> scalars;
  private final List<String> moments;

  UpdateRule(List<String> scalars, List<String> moments) {
    this.scalars = scalars;
    this.moments = moments;
  }

  /** Names of the numbers that each step is given. */
  List<String> scalars() {
    return scalars;
  }

  /** Names of what is kept of each parameter from step to step; zeros at first. */
  List<String> moments() {
    return moments;
  }

  /** Writes the step of one parameter. */
  abstract void write(MethodWriter writer, String parameter, String gradient, List<String> moments);

  /** Writes the change of the velocity and gives the gradient with the decay. */
  private static String writeVelocity(
      MethodWriter writer, String parameter, String gradient, String velocity) {
    String decayed =
        writer.assign("torch.add(%s, torch.mul(%s, decay))".formatted(gradient, parameter));
    writer.assign("torch.add_(torch.mul_(%s, momentum), %s)".formatted(velocity, decayed));
    return decayed;
  }
}
