package io.trojanscope.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names for what is added to a graph. No value or constant of the graph has them. */
public final class FreshNames {
  private final Set<String> taken;
  private final Map<String, Integer> counts = new HashMap<>();

  public FreshNames(Graph graph) {
    this.taken = new HashSet<>(graph.constants().keySet());
    taken.add(graph.input());
    graph.nodes().forEach(node -> taken.addAll(node.outputs()));
  }

  /** A name made from another, different at each call. */
  public String like(String origin) {
    String name;
    do {
      name = origin + "'" + counts.merge(origin, 1, Integer::sum);
    } while (!taken.add(name));
    return name;
  }
}
