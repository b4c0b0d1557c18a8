package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.real;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;

/** Values kept within limits, each of which may be left out. */
final class ClipSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    // At a limit, the gradient of hardtanh is 0 as PyTorch's ReLU6 has it; that of clamp is 1.
    String function = isInterval(node, writer.graph()) ? "hardtanh" : "clamp";
    writer.define(
        node.output(),
        writer.assign(
            "torch.%s(%s, %s, %s)"
                .formatted(
                    function,
                    writer.input(node, 0),
                    limit(node, writer, 1),
                    limit(node, writer, 2))));
  }

  private static String limit(Node node, MethodWriter writer, int position) {
    return node.hasInput(position) ? real(limit(node, writer.graph(), position)) : "None";
  }

  private static double limit(Node node, Graph graph, int position) {
    return Literal.number(graph.constant(node.inputs().get(position)));
  }

  private static boolean isInterval(Node node, Graph graph) {
    return node.hasInput(1) && node.hasInput(2) && limit(node, graph, 1) < limit(node, graph, 2);
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return isInterval(node, graph);
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    return writer.assign(
        "torch.hardtanh_backward(%s, %s, %s, %s)"
            .formatted(
                gradient, writer.input(node, 0), limit(node, writer, 1), limit(node, writer, 2)));
  }
}
