package io.trojanscope.torchscript;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;

/** alpha A B + beta C, A and B transposed as asked for; most often a fully connected layer. */
final class GemmSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    writer.define(
        node.output(),
        writer.assign(
            isLinear(node) ? LinearSource.expression(node, writer) : product(node, writer)));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return isLinear(node);
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign("torch.mm(" + gradient + ", " + writer.value(node.inputs().get(1)) + ")");
  }

  /** True for a fully connected layer, its weights output x input. */
  static boolean isLinear(Node node) {
    Attributes attributes = node.attributes();
    return attributes.integer("transA", 0) == 0
        && attributes.integer("transB", 0) == 1
        && attributes.real("alpha", 1) == 1
        && attributes.real("beta", 1) == 1;
  }

  private static String product(Node node, MethodWriter writer) {
    String product =
        writer.assign(
            "torch.mul(torch.matmul(%s, %s), %s)"
                .formatted(
                    operand(node, writer, 0, "transA"),
                    operand(node, writer, 1, "transB"),
                    node.attributes().real("alpha", 1)));
    return node.hasInput(2)
        ? "torch.add(%s, torch.mul(%s, %s))"
            .formatted(
                product, writer.value(node.inputs().get(2)), node.attributes().real("beta", 1))
        : product;
  }

  private static String operand(Node node, MethodWriter writer, int position, String transposed) {
    String value = writer.value(node.inputs().get(position));
    return node.attributes().integer(transposed, 0) == 1
        ? "torch.transpose(" + value + ", 0, 1)"
        : value;
  }
}
