package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes from the images on, each the only one to use the value before it, whose gradient is
 * known here.
 *
 * @param nodes of the chain, in order
 * @param last the value that the chain ends with
 * @param end position in the graph of the first node behind the chain; the nodes before it that are
 *     not of the chain do not depend on the pixels
 */
record LeadingChain(List<Node> nodes, String last, int end) {
  static LeadingChain of(Graph graph) {
    Map<String, Integer> uses = usesOfPixels(graph);
    Set<String> dependent = new HashSet<>(Set.of(graph.input()));
    List<Node> chain = new ArrayList<>();
    String last = graph.input();
    int end = 0;
    for (Node node : graph.nodes()) {
      boolean depends = readsPixels(node) && node.inputs().stream().anyMatch(dependent::contains);
      if (depends) {
        boolean chained =
            node.inputs().get(0).equals(last)
                && uses.get(last) == 1
                && Operators.of(node).hasBackward(node, graph);
        if (!chained) {
          break;
        }
        chain.add(node);
        dependent.addAll(node.outputs());
        last = node.output();
      }
      end++;
    }
    return new LeadingChain(chain, last, end);
  }

  private static Map<String, Integer> usesOfPixels(Graph graph) {
    Map<String, Integer> uses = new HashMap<>();
    graph.nodes().stream()
        .filter(LeadingChain::readsPixels)
        .flatMap(node -> node.inputs().stream())
        .forEach(input -> uses.merge(input, 1, Integer::sum));
    uses.merge(graph.output(), 1, Integer::sum);
    return uses;
  }

  private static boolean readsPixels(Node node) {
    return !node.operator().equals("Shape");
  }
}
