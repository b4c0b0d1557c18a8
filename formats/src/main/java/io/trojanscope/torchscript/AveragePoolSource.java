package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;

/** Average-pool. */
final class AveragePoolSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    Window window = Window.ofPool(node);
    writer.define(
        node.output(),
        writer.assign(
            "torch.avg_pool%dd(%s%s%s)"
                .formatted(
                    window.axes(),
                    writer.input(node, 0),
                    arguments(node, window),
                    window.axes() == 1 ? "" : ", None")));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return Window.ofPool(node).axes() == 2;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign(
        "torch.avg_pool2d_backward(%s, %s%s, None)"
            .formatted(gradient, writer.input(node, 0), arguments(node, Window.ofPool(node))));
  }

  private static String arguments(Node node, Window window) {
    return ", %s, %s, %s, %s, %s"
        .formatted(
            list(window.kernel()),
            list(window.strides()),
            list(window.before()),
            Literal.truth(node, "ceil_mode", 0),
            Literal.truth(node, "count_include_pad", 0));
  }
}
