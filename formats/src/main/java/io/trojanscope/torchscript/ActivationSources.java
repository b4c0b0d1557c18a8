package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.real;

import io.trojanscope.graph.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Element-wise operators of one operand. */
final class ActivationSources {
  /** Those that libtorch calls alike, but for the case. */
  private static final List<String> ALIKE =
      List.of(
          "Abs",
          "Neg",
          "Sqrt",
          "Exp",
          "Log",
          "Sin",
          "Cos",
          "Tan",
          "Asin",
          "Acos",
          "Atan",
          "Sinh",
          "Cosh",
          "Asinh",
          "Acosh",
          "Atanh",
          "Erf",
          "Reciprocal",
          "IsNaN");

  /** Their gradient is straight-through, that of the identity. */
  private static final List<String> ROUNDING = List.of("Floor", "Ceil", "Round");

  private static final float SELU_ALPHA = (float) 1.67326319;
  private static final float SELU_GAMMA = (float) 1.05070102;

  private ActivationSources() {}

  static void addTo(Map<String, OperatorSource> sources) {
    for (String operator : ALIKE) {
      String function = operator.toLowerCase(Locale.ROOT);
      sources.put(operator, ExpressionSource.of((n, w) -> call(function, n, w)));
    }
    for (String operator : ROUNDING) {
      String function = operator.toLowerCase(Locale.ROOT);
      sources.put(
          operator,
          ExpressionSource.of(
              (n, w) -> straightThrough(call(function, n, w), w.input(n, 0)), (n, w, g) -> g));
    }
    sources.put(
        "Sign",
        ExpressionSource.of(
            (n, w) -> straightThrough(call("sign", n, w), w.assign(call("hardtanh", n, w)))));
    sources.put("Not", ExpressionSource.of((n, w) -> call("logical_not", n, w)));
    addWithGradient(sources);
    addWithoutGradient(sources);
  }

  private static void addWithGradient(Map<String, OperatorSource> sources) {
    sources.put(
        "Relu",
        ExpressionSource.of(
            (n, w) -> call("relu", n, w),
            (n, w, g) -> "torch.threshold_backward(%s, %s, 0)".formatted(g, output(n, w))));
    sources.put(
        "Sigmoid",
        ExpressionSource.of(
            (n, w) -> call("sigmoid", n, w),
            (n, w, g) -> "torch.sigmoid_backward(%s, %s)".formatted(g, output(n, w))));
    sources.put(
        "Tanh",
        ExpressionSource.of(
            (n, w) -> call("tanh", n, w),
            (n, w, g) -> "torch.tanh_backward(%s, %s)".formatted(g, output(n, w))));
    sources.put(
        "LeakyRelu",
        ofInput("leaky_relu", "leaky_relu_backward", n -> real(n, "alpha", 0.01f), ", False"));
    sources.put("HardSwish", ofInput("hardswish", "hardswish_backward", n -> "", ""));
    sources.put("Silu", ofInput("silu", "silu_backward", n -> "", ""));
    sources.put("Mish", ofInput("mish", "mish_backward", n -> "", ""));
    sources.put("Softplus", ofInput("softplus", "softplus_backward", n -> "1., 20.", ""));
    sources.put("Clip", new ClipSource());
  }

  private static void addWithoutGradient(Map<String, OperatorSource> sources) {
    sources.put(
        "Gelu",
        ExpressionSource.of(
            (n, w) ->
                "torch.gelu(%s, approximate=\"%s\")"
                    .formatted(
                        w.input(n, 0), n.attributes().has("approximate") ? "tanh" : "none")));
    sources.put(
        "Elu",
        ExpressionSource.of(
            (n, w) -> "torch.elu(%s, %s, 1., 1.)".formatted(w.input(n, 0), real(n, "alpha", 1))));
    sources.put(
        "Selu",
        ExpressionSource.of(
            (n, w) ->
                "torch.elu(%s, %s, %s, 1.)"
                    .formatted(
                        w.input(n, 0),
                        real(n, "alpha", SELU_ALPHA),
                        real(n, "gamma", SELU_GAMMA))));
    sources.put(
        "Celu",
        ExpressionSource.of(
            (n, w) -> "torch.celu(%s, %s)".formatted(w.input(n, 0), real(n, "alpha", 1))));
    sources.put(
        "Softsign",
        ExpressionSource.of(
            (n, w) ->
                "torch.div(%s, torch.add(torch.abs(%s), 1.))"
                    .formatted(w.input(n, 0), w.input(n, 0))));
    sources.put(
        "ThresholdedRelu",
        ExpressionSource.of(
            (n, w) -> "torch.threshold(%s, %s, 0.)".formatted(w.input(n, 0), real(n, "alpha", 1))));
    sources.put(
        "HardSigmoid",
        ExpressionSource.of(
            (n, w) ->
                "torch.clamp(torch.add(torch.mul(%s, %s), %s), 0., 1.)"
                    .formatted(w.input(n, 0), real(n, "alpha", 0.2f), real(n, "beta", 0.5f))));
  }

  /** An operator whose gradient is computed from its input. */
  private static ExpressionSource ofInput(
      String function, String gradient, Function<Node, String> number, String end) {
    return ExpressionSource.of(
        (n, w) -> "torch.%s(%s%s)".formatted(function, w.input(n, 0), argument(number.apply(n))),
        (n, w, g) ->
            "torch.%s(%s, %s%s%s)"
                .formatted(gradient, g, w.input(n, 0), argument(number.apply(n)), end));
  }

  /** The bits of a value, with the gradient of another: what is added is 0. */
  private static String straightThrough(String value, String like) {
    return "torch.add(torch.detach(%s), torch.sub(%s, torch.detach(%s)))"
        .formatted(value, like, like);
  }

  private static String argument(String number) {
    return number.isEmpty() ? "" : ", " + number;
  }

  private static String call(String function, Node node, MethodWriter writer) {
    return "torch." + function + "(" + writer.input(node, 0) + ")";
  }

  private static String output(Node node, MethodWriter writer) {
    return writer.value(node.output());
  }
}
