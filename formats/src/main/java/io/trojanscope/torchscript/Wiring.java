package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who uses each value of a graph. */
final class Wiring {
  private final Graph graph;
  private final Map<String, Node> producers = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  Wiring(Graph graph) {
    this.graph = graph;
    for (Node node : graph.nodes()) {
      node.outputs().forEach(output -> producers.put(output, node));
      node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
    }
    uses.merge(graph.output(), 1, Integer::sum);
  }

  /** The node that makes a value, if it is of this operator. */
  Optional<Node> producer(String value, String operator) {
    return Optional.ofNullable(producers.get(value)).filter(n -> n.operator().equals(operator));
  }

  boolean isUsedOnce(String value) {
    return uses.getOrDefault(value, 0) == 1;
  }

  Optional<Tensor> constant(String value) {
    return Optional.ofNullable(graph.constants().get(value));
  }

  /** The number that a value is, if it is a constant of a single one. */
  Optional<Double> number(String value) {
    return constant(value).filter(t -> t.size() == 1).map(Literal::number);
  }

  /** True if a value is a single constant number, near enough to one written in float32. */
  boolean isNumber(String value, double expected) {
    return number(value).filter(n -> isNear(n, expected)).isPresent();
  }

  static boolean isNear(double number, double expected) {
    return Math.abs(number - expected) <= 1e-6 * Math.abs(expected);
  }

  /** The graph without the nodes that its output does not need. */
  static Graph pruned(Graph graph) {
    Map<String, Node> producers = new HashMap<>();
    graph.nodes().forEach(n -> n.outputs().forEach(o -> producers.put(o, n)));
    Set<Node> needed = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(graph.output()));
    while (!open.isEmpty()) {
      Node node = producers.get(open.pop());
      if (node != null && needed.add(node)) {
        node.inputs().stream().filter(seen::add).forEach(open::push);
      }
    }
    List<Node> kept = new ArrayList<>(graph.nodes());
    kept.removeIf(node -> !needed.contains(node));
    return graph.withNodes(kept);
  }
}
