package io.trojanscope.model.torchscript;

import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;

/** The dimensions before the axis become one, and those from it on another. */
final class FlattenSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    String input = writer.value(node.inputs().get(0));
    long axis = node.attributes().integer("axis", 1);
    String expression =
        switch ((int) axis) {
          case 1 -> "torch.flatten(" + input + ", 1, -1)";
          case 0 -> "torch.reshape(" + input + ", [1, -1])";
          default -> bothSides(input, axis);
        };
    writer.define(node.output(), writer.assign(expression));
  }

  private static String bothSides(String input, long axis) {
    return "torch.flatten(torch.flatten(%s, %d, -1), 0, %d)".formatted(input, axis, axis - 1);
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return node.attributes().integer("axis", 1) == 1;
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
