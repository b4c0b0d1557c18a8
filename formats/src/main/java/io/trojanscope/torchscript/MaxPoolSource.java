package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;

/** Max-pool; of equal values the first gets the gradient. */
final class MaxPoolSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    Window window = Window.ofPool(node);
    writer.define(
        node.output(),
        writer.assign(
            "torch.max_pool%dd(%s%s)"
                .formatted(window.axes(), writer.input(node, 0), arguments(node, window))));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return node.outputs().size() == 1 && Window.ofPool(node).axes() == 2;
  }

  @Override
  public String record(Node node, MethodWriter writer) {
    String pooled = writer.fresh();
    String indices = writer.fresh();
    writer.statement(
        "%s, %s = torch.max_pool2d_with_indices(%s%s)"
            .formatted(
                pooled, indices, writer.input(node, 0), arguments(node, Window.ofPool(node))));
    writer.define(node.output(), pooled);
    return indices;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign(
        "torch.max_pool2d_with_indices_backward(%s, %s%s, %s)"
            .formatted(
                gradient, writer.input(node, 0), arguments(node, Window.ofPool(node)), kept));
  }

  private static String arguments(Node node, Window window) {
    return ", %s, %s, %s, %s, %s"
        .formatted(
            list(window.kernel()),
            list(window.strides()),
            list(window.before()),
            list(window.dilations()),
            Literal.truth(node, "ceil_mode", 0));
  }
}
