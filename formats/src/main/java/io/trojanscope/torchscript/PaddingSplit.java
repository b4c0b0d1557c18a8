package io.trojanscope.torchscript;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.FreshNames;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A convolution that pads its sides differently becomes a Pad and a convolution without. */
final class PaddingSplit {
  private PaddingSplit() {}

  static Graph apply(Graph graph) {
    List<Node> nodes = new ArrayList<>();
    SortedMap<String, Tensor> constants = new TreeMap<>(graph.constants());
    FreshNames names = new FreshNames(graph);
    for (Node node : graph.nodes()) {
      if (node.operator().equals("Conv") && !Window.ofConvolution(node, graph).isSymmetric()) {
        split(node, Window.ofConvolution(node, graph), nodes, constants, names);
      } else {
        nodes.add(node);
      }
    }
    return new Graph(graph.input(), graph.inputShape(), graph.output(), nodes, constants);
  }

  private static void split(
      Node node,
      Window window,
      List<Node> nodes,
      SortedMap<String, Tensor> constants,
      FreshNames names) {
    String padded = names.like(node.output());
    String pads = names.like(node.output());
    List<Long> all = new ArrayList<>(List.of(0L, 0L));
    all.addAll(window.before());
    all.addAll(List.of(0L, 0L));
    all.addAll(window.pads().subList(window.axes(), 2 * window.axes()));
    constants.put(pads, Tensor.vector(all));
    nodes.add(
        new Node(
            node.name(),
            "Pad",
            List.of(node.inputs().get(0), pads),
            List.of(padded),
            Attributes.NONE));
    SortedMap<String, Object> attributes = new TreeMap<>(node.attributes().values());
    attributes.remove("pads");
    List<String> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, padded);
    nodes.add(new Node(node.name(), "Conv", inputs, node.outputs(), new Attributes(attributes)));
  }
}
