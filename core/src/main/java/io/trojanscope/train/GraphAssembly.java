package io.trojanscope.train;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The nodes and constants of a network under construction. */
final class GraphAssembly {
  static final String INPUT = "images";

  private final SplittableRandom random;
  private final List<Node> nodes = new ArrayList<>();
  private final SortedMap<String, Tensor> constants = new TreeMap<>();

  GraphAssembly(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Where the random weights come from. */
  SplittableRandom random() {
    return random;
  }

  /** A name for the next node of a kind. */
  String nextName(String kind) {
    long before = nodes.stream().filter(n -> n.name().startsWith(kind)).count();
    return kind + (before + 1);
  }

  /** Adds a node of one output, which has the node's name. */
  void add(String name, String operator, List<String> inputs, Map<String, ?> attributes) {
    nodes.add(new Node(name, operator, inputs, List.of(name), new Attributes(attributes)));
  }

  /** Adds a constant; one that exists under the name stays. */
  String constant(String name, Tensor tensor) {
    constants.putIfAbsent(name, tensor);
    return name;
  }

  /** The network, whose last node gives the logits. */
  Graph build(ImageShape images) {
    Node last = nodes.remove(nodes.size() - 1);
    nodes.add(
        new Node(
            last.name(), last.operator(), last.inputs(), List.of("logits"), last.attributes()));
    return new Graph(INPUT, images, "logits", nodes, constants);
  }
}
