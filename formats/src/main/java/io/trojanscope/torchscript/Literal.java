package io.trojanscope.torchscript;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers as TorchScript writes them. */
final class Literal {
  private Literal() {}

  static String real(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.isNaN(value) ? "nan" : Double.toString(value);
  }

  /** A real attribute of a node. */
  static String real(Node node, String attribute, float absent) {
    return real(node.attributes().real(attribute, absent));
  }

  static String truth(boolean value) {
    return value ? "True" : "False";
  }

  /** An attribute of 0 or 1. */
  static String truth(Node node, String attribute, long absent) {
    return truth(node.attributes().integer(attribute, absent) != 0);
  }

  static String list(List<Long> values) {
    return values.isEmpty()
        ? "annotate(List[int], [])"
        : values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  static String list(long... values) {
    return list(Arrays.stream(values).boxed().toList());
  }

  /** The integers of a constant input. */
  static List<Long> integers(Node node, int position, Graph graph) {
    return Arrays.stream(graph.constant(node.inputs().get(position)).longs()).boxed().toList();
  }

  /** Axes of a node: of its second input, or of its attribute. */
  static List<Long> axes(Node node, Graph graph) {
    Attributes attributes = node.attributes();
    return node.hasInput(1) ? integers(node, 1, graph) : attributes.integers("axes", List.of());
  }

  /** The only number of a constant. */
  static double number(Tensor tensor) {
    return tensor.isFloat() ? tensor.floats()[0] : tensor.longs()[0];
  }
}
