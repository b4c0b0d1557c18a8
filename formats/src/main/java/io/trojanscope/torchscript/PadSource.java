package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.ArrayList;
import java.util.List;

/** Padding with a number; or of the axes from the third on, reflected or repeated. */
final class PadSource implements OperatorSource {
  @Override
  public void forward(Node node, MethodWriter writer) {
    List<Long> pads = pads(node, writer.graph());
    String input = writer.input(node, 0);
    String expression =
        switch (mode(node)) {
          case "reflect" -> repeated("reflection", input, pads);
          case "edge" -> repeated("replication", input, pads);
          default ->
              "torch.constant_pad_nd(%s, %s, %s)"
                  .formatted(input, list(pads), fill(node, writer.graph()));
        };
    writer.define(node.output(), writer.assign(expression));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    return mode(node).equals("constant");
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    List<Long> cut = pads(node, writer.graph()).stream().map(p -> -p).toList();
    return writer.assign("torch.constant_pad_nd(%s, %s, 0)".formatted(gradient, list(cut)));
  }

  private static String repeated(String kind, String input, List<Long> pads) {
    int axes = pads.size() / 2 - 2;
    return "torch.%s_pad%dd(%s, %s)".formatted(kind, axes, input, list(pads.subList(0, 2 * axes)));
  }

  private static String mode(Node node) {
    return node.attributes().text("mode", "constant");
  }

  private static String fill(Node node, Graph graph) {
    return node.hasInput(2)
        ? Literal.real(Literal.number(graph.constant(node.inputs().get(2))))
        : "0";
  }

  /** In libtorch's order: the last axis first, its two sides together. */
  private static List<Long> pads(Node node, Graph graph) {
    List<Long> given = Literal.integers(node, 1, graph);
    int rank = given.size() / 2;
    List<Long> pads = new ArrayList<>();
    for (int axis = rank - 1; axis >= 0; axis--) {
      pads.add(given.get(axis));
      pads.add(given.get(rank + axis));
    }
    return pads;
  }
}
