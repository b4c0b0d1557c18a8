package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.Map;

/** Element-wise operators of two operands, and a choice between two. */
final class ElementwiseSources {
  /** Those of libtorch's functions that take a number as their second operand. */
  private static final Map<String, String> OF_NUMBERS =
      Map.ofEntries(
          Map.entry("Pow", "pow"),
          Map.entry("Equal", "eq"),
          Map.entry("Less", "lt"),
          Map.entry("LessOrEqual", "le"),
          Map.entry("Greater", "gt"),
          Map.entry("GreaterOrEqual", "ge"));

  private static final Map<String, String> OF_TENSORS =
      Map.of(
          "Max", "maximum",
          "Min", "minimum",
          "And", "logical_and",
          "Or", "logical_or",
          "Xor", "logical_xor");

  private ElementwiseSources() {}

  static void addTo(Map<String, OperatorSource> sources) {
    OF_NUMBERS.forEach(
        (operator, function) ->
            sources.put(operator, ExpressionSource.of((n, w) -> call(function, n, w))));
    OF_TENSORS.forEach(
        (operator, function) ->
            sources.put(
                operator,
                ExpressionSource.of(
                    (n, w) ->
                        "torch.%s(%s, %s)".formatted(function, w.input(n, 0), w.input(n, 1)))));
    sources.put("Add", withConstant("add", (n, w, g) -> fitted(g, n, w)));
    sources.put("Sub", withConstant("sub", (n, w, g) -> fitted(g, n, w)));
    sources.put("Mul", withConstant("mul", (n, w, g) -> fitted(scaled("mul", n, w, g), n, w)));
    sources.put("Div", withConstant("div", (n, w, g) -> fitted(scaled("div", n, w, g), n, w)));
    sources.put(
        "Mod",
        ExpressionSource.of(
            (n, w) -> call(n.attributes().integer("fmod", 0) == 1 ? "fmod" : "remainder", n, w)));
    sources.put("PRelu", ExpressionSource.of(ElementwiseSources::parametricRelu));
    sources.put(
        "Where",
        ExpressionSource.of(
            (n, w) ->
                "torch.where(torch.to(%s, 11), %s, %s)"
                    .formatted(w.input(n, 0), w.input(n, 1), w.input(n, 2))));
  }

  private static String call(String function, Node node, MethodWriter writer) {
    return "torch.%s(%s, %s)".formatted(function, writer.input(node, 0), second(node, writer));
  }

  /** A number without dimensions is written out: faster than a tensor of it. */
  private static String second(Node node, MethodWriter writer) {
    if (!isNumber(node, writer.graph())) {
      return writer.input(node, 1);
    }
    Tensor number = writer.graph().constant(node.inputs().get(1));
    return number.isFloat() ? Literal.real(number.floats()[0]) : Long.toString(number.longs()[0]);
  }

  private static boolean isNumber(Node node, Graph graph) {
    return secondIsConstant(node, graph) && graph.constant(node.inputs().get(1)).rank() == 0;
  }

  private static boolean secondIsConstant(Node node, Graph graph) {
    return graph.constants().containsKey(node.inputs().get(1));
  }

  private static ExpressionSource withConstant(
      String function, ExpressionSource.Backward gradient) {
    return new ExpressionSource(
        (node, writer) -> call(function, node, writer),
        ElementwiseSources::secondIsConstant,
        gradient);
  }

  private static String scaled(String function, Node node, MethodWriter writer, String gradient) {
    return "torch.%s(%s, %s)".formatted(function, gradient, second(node, writer));
  }

  /** Where the constant has more values than the input, their gradients add up. */
  private static String fitted(String gradient, Node node, MethodWriter writer) {
    return isNumber(node, writer.graph())
        ? gradient
        : "torch.sum_to_size(%s, torch.size(%s))".formatted(gradient, writer.input(node, 0));
  }

  private static String parametricRelu(Node node, MethodWriter writer) {
    String input = writer.input(node, 0);
    return "torch.where(torch.gt(%s, 0), %s, torch.mul(%s, %s))"
        .formatted(input, input, writer.input(node, 1), input);
  }
}
