package io.trojanscope.model.torchscript;

import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;

/** max(x, 0), with gradient 0 at 0. */
final class ReluSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    writer.define(
        node.output(), writer.assign("torch.relu(" + writer.value(node.inputs().get(0)) + ")"));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return true;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign(
        "torch.threshold_backward(" + gradient + ", " + writer.value(node.output()) + ", 0)");
  }
}
