package io.trojanscope.model.torchscript;

import static io.trojanscope.model.torchscript.MethodWriter.list;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;
import java.util.List;

/** Two-dimensional max-pool; of equal values the first gets the gradient. */
final class MaxPoolSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    writer.define(
        node.output(),
        writer.assign(
            "torch.max_pool2d(" + writer.value(node.inputs().get(0)) + arguments(node) + ")"));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return node.outputs().size() == 1;
  }

  @Override
  public String record(Node node, MethodWriter writer) {
    String pooled = writer.fresh();
    String indices = writer.fresh();
    writer.statement(
        "%s, %s = torch.max_pool2d_with_indices(%s%s)"
            .formatted(pooled, indices, writer.value(node.inputs().get(0)), arguments(node)));
    writer.define(node.output(), pooled);
    return indices;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign(
        "torch.max_pool2d_with_indices_backward(%s, %s%s, %s)"
            .formatted(gradient, writer.value(node.inputs().get(0)), arguments(node), kept));
  }

  private static Window window(Node node) {
    Window window = Window.of(node, node.attributes().integers("kernel_shape", List.of()));
    if (!window.isSymmetric()) {
      throw new InvalidInputException(
          "node '%s': MaxPool with asymmetric pads %s is not supported"
              .formatted(node.name(), window.pads()));
    }
    return window;
  }

  private static String arguments(Node node) {
    Window window = window(node);
    return ", %s, %s, %s, %s, %s"
        .formatted(
            list(window.kernel()),
            list(window.strides()),
            window.padding(),
            list(window.dilations()),
            node.attributes().integer("ceil_mode", 0) == 1 ? "True" : "False");
  }
}
