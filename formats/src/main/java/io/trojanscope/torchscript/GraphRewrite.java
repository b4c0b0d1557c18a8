package io.trojanscope.torchscript;

import io.trojanscope.graph.FreshNames;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Replaces single nodes of a graph by others that give the same values faster. */
abstract class GraphRewrite {
  private final SortedMap<String, Tensor> constants = new TreeMap<>();
  private FreshNames names;

  /** The node that gives this node's output instead, if there is one. */
  abstract Optional<Node> replacement(Node node, Wiring wiring);

  /** A new constant, named after another. */
  final String constant(String origin, Tensor tensor) {
    String name = names.like(origin);
    constants.put(name, tensor);
    return name;
  }

  /** Visits every node once, in order, and drops what is no longer needed. */
  final Graph apply(Graph graph) {
    constants.putAll(graph.constants());
    names = new FreshNames(graph);
    Wiring wiring = new Wiring(graph);
    List<Node> nodes = new ArrayList<>();
    boolean changed = false;
    for (Node node : graph.nodes()) {
      Optional<Node> replacement = replacement(node, wiring);
      changed |= replacement.isPresent();
      nodes.add(replacement.orElse(node));
    }
    return changed
        ? Wiring.pruned(
            new Graph(graph.input(), graph.inputShape(), graph.output(), nodes, constants))
        : graph;
  }

  /** A node with the name and output of another. */
  static Node like(Node node, String operator, List<String> inputs) {
    return like(node, operator, inputs, io.trojanscope.graph.Attributes.NONE);
  }

  static Node like(
      Node node, String operator, List<String> inputs, io.trojanscope.graph.Attributes attributes) {
    return new Node(node.name(), operator, inputs, node.outputs(), attributes);
  }
}
