package io.trojanscope.model.loader;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.FreshNames;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A network whose output, probabilities, is followed by their logarithm. */
final class LogProbabilities {
  /** Of smaller ones the logarithm of this is taken, so that it stays finite. */
  private static final float LEAST = 1e-37f;

  private LogProbabilities() {}

  static Graph of(Graph graph) {
    FreshNames names = new FreshNames(graph);
    String least = names.like(graph.output());
    String clipped = names.like(graph.output());
    String logarithm = names.like(graph.output());
    SortedMap<String, Tensor> constants = new TreeMap<>(graph.constants());
    constants.put(least, Tensor.scalar(LEAST));
    List<Node> nodes = new ArrayList<>(graph.nodes());
    nodes.add(node("Clip", List.of(graph.output(), least), clipped));
    nodes.add(node("Log", List.of(clipped), logarithm));
    return new Graph(graph.input(), graph.inputShape(), logarithm, nodes, constants);
  }

  private static Node node(String operator, List<String> inputs, String output) {
    return new Node(output, operator, inputs, List.of(output), Attributes.NONE);
  }
}
