package io.trojanscope.torchscript;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.Set;

/** The dimensions before the axis become one, and those from it on another. */
final class FlattenSource implements OperatorSource {
  private static final Set<String> KEEP_IMAGES = Set.of("Conv", "MaxPool", "Relu");

  @Override
  public void forward(Node node, MethodWriter writer) {
    String input = writer.value(node.inputs().get(0));
    writer.define(node.output(), writer.assign(expression(input, axis(node))));
  }

  private static String expression(String input, long axis) {
    if (axis == 0) {
      return "torch.reshape(" + input + ", [1, -1])";
    }
    String last = "torch.flatten(" + input + ", " + axis + ", -1)";
    return axis == 1 ? last : "torch.flatten(" + last + ", 0, " + (axis - 1) + ")";
  }

  private static long axis(Node node) {
    long axis = node.attributes().integer("axis", 1);
    if (axis < 0) {
      throw new InvalidInputException(
          "node '%s': Flatten with the negative axis %d is not supported"
              .formatted(node.name(), axis));
    }
    return axis;
  }

  /**
   * True behind layers that keep the shape of images, whose layout the gradient must have again.
   */
  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return axis(node) == 1
        && graph.nodes().stream()
            .takeWhile(before -> !before.output().equals(node.output()))
            .allMatch(before -> KEEP_IMAGES.contains(before.operator()));
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
