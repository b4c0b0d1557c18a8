package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.Augmentation;
import io.trojanscope.train.LearningRateSchedule;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainingConfig;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a network is trained. */
final class TrainingOptions {
  private static final float ADAM_RATE = 1e-3f;
  private static final float SGD_RATE = 0.1f;
  private static final float MOMENTUM = 0.9f;
  private static final float WEIGHT_DECAY = 5e-4f;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Passes through the training images (default: ${DEFAULT-VALUE}).")
  int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images per training step (default: ${DEFAULT-VALUE}).")
  int batchSize;

  @Option(
      names = "--optimizer",
      paramLabel = "adam|sgd|nesterov",
      defaultValue = "adam",
      converter = OptimizerConverter.class,
      completionCandidates = OptimizerConverter.Names.class,
      description =
          "Adam, or stochastic gradient descent with plain momentum (sgd) or Nesterov momentum"
              + " (default: ${DEFAULT-VALUE}).")
  Optimizer.Rule rule;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Highest learning rate of the schedule (default: 0.001 for adam, else 0.1).")
  Float learningRate;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Momentum of sgd and nesterov, at least 0 and below 1 (default: 0.9).")
  Float momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description =
          "Multiple of the weights that is added to their gradients; not for adam (default: 5e-4).")
  Float weightDecay;

  @Option(
      names = "--schedule",
      paramLabel = "constant|one-cycle|cosine",
      defaultValue = "constant",
      converter = ScheduleConverter.class,
      completionCandidates = ScheduleConverter.Names.class,
      description = "How the learning rate changes during training (default: ${DEFAULT-VALUE}).")
  LearningRateSchedule schedule;

  @Option(
      names = "--label-smoothing",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Share of each label that is spread over all classes (default: ${DEFAULT-VALUE}).")
  float labelSmoothing;

  @Option(names = "--flip", description = "Mirror half of the images, left to right.")
  boolean flip;

  @Option(
      names = "--crop-padding",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Shift images by up to N pixels to each side; 4 is usual for CIFAR-10 (default: ${DEFAULT-VALUE}).")
  int cropPadding;

  TrainingConfig config(long seed) {
    boolean adam = rule == Optimizer.Rule.ADAM;
    return new TrainingConfig(
        epochs,
        batchSize,
        Optional.ofNullable(learningRate).orElse(adam ? ADAM_RATE : SGD_RATE),
        seed,
        new Optimizer(
            rule,
            Optional.ofNullable(momentum).orElse(adam ? 0 : MOMENTUM),
            Optional.ofNullable(weightDecay).orElse(adam ? 0 : WEIGHT_DECAY)),
        schedule,
        labelSmoothing,
        new Augmentation(flip, cropPadding));
  }

  void check() {
    OptionChecks.requireAtLeast(1, epochs, "--epochs");
    OptionChecks.requireAtLeast(1, batchSize, "--batch-size");
    OptionChecks.requireAtLeast(0, cropPadding, "--crop-padding");
    if (learningRate != null && !(learningRate > 0 && learningRate < Float.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "--learning-rate: expected a number above 0, found " + learningRate);
    }
    config(0);
  }
}
