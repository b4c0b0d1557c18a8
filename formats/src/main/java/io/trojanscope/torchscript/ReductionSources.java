package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;
import static io.trojanscope.torchscript.Literal.truth;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Operators that turn the values along some axes into one, and those that normalize along one. */
final class ReductionSources {
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "ReduceSum", "sum",
          "ReduceMax", "amax",
          "ReduceMin", "amin",
          "ReduceLogSumExp", "logsumexp");

  private ReductionSources() {}

  static void addTo(Map<String, OperatorSource> sources) {
    FUNCTIONS.forEach(
        (operator, function) ->
            sources.put(operator, ExpressionSource.of((n, w) -> reduce(function, n, w))));
    sources.put(
        "ReduceMean",
        new ExpressionSource(
            (n, w) -> reduce("mean", n, w),
            ReductionSources::isOverImage,
            ReductionSources::meanGradient));
    sources.put(
        "ReduceL2",
        ExpressionSource.of(
            (n, w) ->
                "torch.linalg_vector_norm(%s, 2, %s, %s)"
                    .formatted(w.input(n, 0), axes(n, w.graph()), keepsAxes(n))));
    sources.put("ReduceProd", new ProductSource());
    sources.put("Softmax", ExpressionSource.of((n, w) -> alongAxis("softmax", n, w)));
    sources.put("LogSoftmax", ExpressionSource.of((n, w) -> alongAxis("log_softmax", n, w)));
    sources.put("ArgMax", ExpressionSource.of((n, w) -> position("argmax", n, w)));
    sources.put("ArgMin", ExpressionSource.of((n, w) -> position("argmin", n, w)));
  }

  private static String reduce(String function, Node node, MethodWriter writer) {
    return "torch.%s(%s, %s, %s)"
        .formatted(function, writer.input(node, 0), axes(node, writer.graph()), keepsAxes(node));
  }

  private static String axes(Node node, Graph graph) {
    return list(Literal.axes(node, graph));
  }

  private static String keepsAxes(Node node) {
    return truth(node, "keepdims", 1);
  }

  /** A global average pool. */
  private static boolean isOverImage(Node node, Graph graph) {
    return Literal.axes(node, graph).equals(List.of(-2L, -1L))
        && node.attributes().integer("keepdims", 1) == 1;
  }

  private static String meanGradient(Node node, MethodWriter writer, String gradient) {
    String input = writer.input(node, 0);
    return "torch.div(torch.expand_as(%s, %s), torch.mul(torch.size(%s, 2), torch.size(%s, 3)))"
        .formatted(gradient, input, input, input);
  }

  private static String alongAxis(String function, Node node, MethodWriter writer) {
    return "torch.%s(%s, %d)"
        .formatted(function, writer.input(node, 0), node.attributes().integer("axis", -1));
  }

  private static String position(String function, Node node, MethodWriter writer) {
    return "torch.%s(%s, %d, %s)"
        .formatted(
            function, writer.input(node, 0), node.attributes().integer("axis", 0), keepsAxes(node));
  }

  /** libtorch multiplies along one axis at a time. */
  private static final class ProductSource implements OperatorSource {
    @Override
    public void forward(Node node, MethodWriter writer) {
      String value = writer.input(node, 0);
      boolean keeps = node.attributes().integer("keepdims", 1) == 1;
      for (long axis : inOrderOfRemoval(Literal.axes(node, writer.graph()))) {
        value = writer.assign("torch.prod(%s, %d, %s)".formatted(value, axis, truth(keeps)));
      }
      writer.define(node.output(), value);
    }

    /**
     * The outermost first if they are counted from the end, else last: none then shifts another.
     */
    private static List<Long> inOrderOfRemoval(List<Long> axes) {
      boolean fromEnd = axes.stream().allMatch(axis -> axis < 0);
      return axes.stream()
          .sorted(fromEnd ? Comparator.naturalOrder() : Comparator.reverseOrder())
          .toList();
    }
  }
}
