package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.function.BiPredicate;

/**
 * An operator with one output that one expression gives.
 *
 * @param hasGradient whether {@code gradient} can be used for a node
 */
record ExpressionSource(Forward value, BiPredicate<Node, Graph> hasGradient, Backward gradient)
    implements OperatorSource {
  /** The expression of a node's output. */
  interface Forward {
    String of(Node node, MethodWriter writer);
  }

  /** The expression of the gradient with respect to the first input. */
  interface Backward {
    String of(Node node, MethodWriter writer, String gradient);
  }

  /** An operator whose gradient is left to autograd. */
  static ExpressionSource of(Forward value) {
    return new ExpressionSource(value, (node, graph) -> false, (node, writer, gradient) -> "");
  }

  static ExpressionSource of(Forward value, Backward gradient) {
    return new ExpressionSource(value, (node, graph) -> true, gradient);
  }

  @Override
  public void forward(Node node, MethodWriter writer) {
    writer.define(node.output(), writer.assign(value.of(node, writer)));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return hasGradient.test(node, graph);
  }

  @Override
  public String backward(Node node, MethodWriter writer, String output, String kept) {
    return writer.assign(gradient.of(node, writer, output));
  }
}
