package io.trojanscope.model.torchscript;

import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;

/** All dimensions from the second on become one. */
final class FlattenSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    writer.define(
        node.output(),
        writer.assign("torch.flatten(" + writer.value(node.inputs().get(0)) + ", 1, -1)"));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return true;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    String input = writer.value(node.inputs().get(0));
    String shaped = writer.assign("torch.view_as(" + gradient + ", " + input + ")");
    return writer.layout() == MemoryLayout.CHANNELS_LAST
        ? writer.assign("torch.contiguous(" + shaped + ", memory_format=2)")
        : shaped;
  }
}
