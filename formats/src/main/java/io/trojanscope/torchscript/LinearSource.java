package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;

/**
 * A fully connected layer over the last of any number of dimensions, its weights output x input.
 */
final class LinearSource implements OperatorSource {
  /** Not an operator of ONNX: {@link LayerFusion} makes it of a product and a sum. */
  static final String NAME = "Linear";

  @Override
  public void forward(Node node, MethodWriter writer) {
    writer.define(node.output(), writer.assign(expression(node, writer)));
  }

  static String expression(Node node, MethodWriter writer) {
    return "torch.linear(%s, %s, %s)"
        .formatted(writer.input(node, 0), writer.input(node, 1), writer.optionalInput(node, 2));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return true;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign("torch.matmul(" + gradient + ", " + writer.input(node, 1) + ")");
  }
}
