package io.trojanscope.torchscript;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds activations that are written with several nodes, and names them. */
final class ActivationFusion extends GraphRewrite {
  private static final double CUBIC = 0.044715;

  @Override
  Optional<Node> replacement(Node node, Wiring wiring) {
    if (!node.operator().equals("Mul") && !node.operator().equals("Div")) {
      return Optional.empty();
    }
    Product product = Product.of(node.output(), wiring);
    if (product.factors().size() != 2) {
      return Optional.empty();
    }
    String first = product.factors().get(0);
    String second = product.factors().get(1);
    return gated(node, product.number(), first, second, wiring)
        .or(() -> gated(node, product.number(), second, first, wiring));
  }

  private static Optional<Node> gated(
      Node node, double number, String value, String gate, Wiring wiring) {
    if (Wiring.isNear(number, 0.5) && isErrorFunction(gate, value, wiring)) {
      return Optional.of(like(node, "Gelu", List.of(value)));
    }
    if (Wiring.isNear(number, 0.5) && isTanhOfCubic(gate, value, wiring)) {
      Attributes approximate = new Attributes(Map.of("approximate", "tanh"));
      return Optional.of(like(node, "Gelu", List.of(value), approximate));
    }
    if (Wiring.isNear(number, 1)) {
      return activation(value, gate, wiring).map(name -> like(node, name, List.of(value)));
    }
    return Wiring.isNear(number, 1 / 6.0) && isClippedSum(gate, value, wiring)
        ? Optional.of(like(node, "HardSwish", List.of(value)))
        : Optional.empty();
  }

  private static Optional<String> activation(String value, String gate, Wiring wiring) {
    if (is(wiring.producer(gate, "Sigmoid"), value)) {
      return Optional.of("Silu");
    }
    Optional<Node> hard = wiring.producer(gate, "HardSigmoid").filter(n -> is(n, value));
    if (hard.isPresent()) {
      Attributes attributes = hard.get().attributes();
      boolean usual =
          Wiring.isNear(attributes.real("alpha", 0.2f), 1 / 6f)
              && attributes.real("beta", 0.5f) == 0.5f;
      return usual ? Optional.of("HardSwish") : Optional.empty();
    }
    Optional<Node> softplus =
        wiring
            .producer(gate, "Tanh")
            .flatMap(tanh -> wiring.producer(tanh.inputs().get(0), "Softplus"));
    return is(softplus, value) ? Optional.of("Mish") : Optional.empty();
  }

  private static boolean is(Optional<Node> node, String input) {
    return node.filter(n -> is(n, input)).isPresent();
  }

  private static boolean is(Node node, String input) {
    return node.inputs().get(0).equals(input);
  }

  /** 1 + erf(x / sqrt 2). */
  private static boolean isErrorFunction(String gate, String value, Wiring wiring) {
    return addend(gate, 1, wiring)
        .flatMap(sum -> wiring.producer(sum, "Erf"))
        .filter(erf -> Product.of(erf.inputs().get(0), wiring).is(Math.sqrt(0.5), value))
        .isPresent();
  }

  /** 1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)). */
  private static boolean isTanhOfCubic(String gate, String value, Wiring wiring) {
    Optional<Product> inner =
        addend(gate, 1, wiring)
            .flatMap(sum -> wiring.producer(sum, "Tanh"))
            .map(tanh -> Product.of(tanh.inputs().get(0), wiring))
            .filter(p -> Wiring.isNear(p.number(), Math.sqrt(2 / Math.PI)))
            .filter(p -> p.factors().size() == 1);
    return inner
        .flatMap(p -> wiring.producer(p.factors().get(0), "Add"))
        .filter(sum -> isCubic(sum, value, wiring))
        .isPresent();
  }

  private static boolean isCubic(Node sum, String value, Wiring wiring) {
    return other(sum, value).filter(small -> isSmallCube(small, value, wiring)).isPresent();
  }

  private static boolean isSmallCube(String small, String value, Wiring wiring) {
    Product product = Product.of(small, wiring);
    boolean power =
        product.factors().size() == 1
            && wiring
                .producer(product.factors().get(0), "Pow")
                .filter(p -> is(p, value) && wiring.isNumber(p.inputs().get(1), 3))
                .isPresent();
    return Wiring.isNear(product.number(), CUBIC)
        && (power || product.factors().equals(List.of(value, value, value)));
  }

  /** min(max(x + 3, 0), 6). */
  private static boolean isClippedSum(String gate, String value, Wiring wiring) {
    return wiring
        .producer(gate, "Clip")
        .filter(clip -> limit(clip, 1, wiring) == 0 && limit(clip, 2, wiring) == 6)
        .flatMap(clip -> addend(clip.inputs().get(0), 3, wiring))
        .filter(value::equals)
        .isPresent();
  }

  private static double limit(Node clip, int position, Wiring wiring) {
    return clip.hasInput(position)
        ? wiring.constant(clip.inputs().get(position)).map(Literal::number).orElse(Double.NaN)
        : Double.NaN;
  }

  /** What is added to a number to make this value. */
  private static Optional<String> addend(String value, double number, Wiring wiring) {
    return wiring
        .producer(value, "Add")
        .flatMap(
            sum ->
                sum.inputs().stream()
                    .filter(input -> wiring.isNumber(input, number))
                    .findFirst()
                    .flatMap(constant -> other(sum, constant)));
  }

  private static Optional<String> other(Node node, String operand) {
    return node.inputs().contains(operand)
        ? node.inputs().stream().filter(input -> !input.equals(operand)).findFirst()
        : Optional.empty();
  }
}
