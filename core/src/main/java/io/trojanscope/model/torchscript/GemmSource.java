package io.trojanscope.model.torchscript;

import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;

/** A fully connected layer: x W^T + b. */
final class GemmSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    String bias = node.hasInput(2) ? writer.value(node.inputs().get(2)) : "None";
    writer.define(
        node.output(),
        writer.assign(
            "torch.linear(%s, %s, %s)"
                .formatted(
                    writer.value(node.inputs().get(0)), writer.value(node.inputs().get(1)), bias)));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return true;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign("torch.mm(" + gradient + ", " + writer.value(node.inputs().get(1)) + ")");
  }
}
