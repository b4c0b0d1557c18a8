package io.trojanscope.graph;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that ends at an inner value: it gives features of images in place of logits.
 *
 * @param graph gives the features: images x count
 * @param value name of the inner value
 * @param count number of features of an image
 * @param pooled whether the value has places, over which each feature is the mean
 */
public record InnerFeatures(Graph graph, String value, int count, boolean pooled) {
  private static final String SETTING = "features";
  private static final int NAMES_SHOWN = 10;
  private static final Set<String> WEIGHTED = Set.of("Gemm", "MatMul", "Conv");
  private static final Attributes OVER_PLACES =
      new Attributes(Map.of("axes", List.of(-2L, -1L), "keepdims", 0L));

  /**
   * Features at a value, or where none is named those of {@link #of}.
   *
   * @throws InvalidInputException as {@link #of} and {@link #at}
   */
  public static InnerFeatures find(Graph graph, Optional<String> value) {
    return value.map(named -> at(graph, named)).orElseGet(() -> of(graph));
  }

  /**
   * Features of a network: the input of the last node with weights, usually of the last linear
   * layer.
   *
   * @throws InvalidInputException if no node on the way to the logits has weights
   */
  public static InnerFeatures of(Graph graph) {
    List<Node> weighted = weighted(graph);
    if (weighted.isEmpty()) {
      throw unknown("expected a layer with weights, whose input gives features, found none");
    }
    Node last = weighted.get(weighted.size() - 1);
    return cut(graph, last.inputs().get(0), Optional.of(channels(last, graph)));
  }

  /**
   * Features at a value that the user names.
   *
   * @param value name of an inner value of the network
   * @throws InvalidInputException if there is no such value, the logits do not depend on it, or the
   *     number of its channels is not known
   */
  public static InnerFeatures at(Graph graph, String value) {
    List<Node> weighted = weighted(graph);
    boolean exists =
        needed(graph, graph.output()).stream().anyMatch(node -> node.outputs().contains(value));
    if (!exists) {
      throw unknown(
          "expected the name of an inner value, such as %s, found %s"
              .formatted(DisplayText.list(inputs(weighted), NAMES_SHOWN), DisplayText.name(value)));
    }
    Optional<Integer> channels =
        weighted.stream()
            .filter(node -> node.inputs().get(0).equals(value))
            .findFirst()
            .map(node -> channels(node, graph));
    return cut(graph, value, channels);
  }

  private static List<String> inputs(List<Node> weighted) {
    return weighted.stream()
        .map(node -> node.inputs().get(0))
        .distinct()
        .map(DisplayText::name)
        .toList();
  }

  private static InnerFeatures cut(Graph graph, String value, Optional<Integer> consumed) {
    Optional<ChannelCounts.Layout> layout = ChannelCounts.of(graph).of(value);
    int count =
        consumed
            .or(() -> layout.map(ChannelCounts.Layout::channels).filter(known -> known > 0))
            .orElseThrow(
                () ->
                    unknown(
                        "expected an inner value with a known number of channels, such as %2$s, found %1$s"
                            .formatted(
                                DisplayText.name(value),
                                DisplayText.list(inputs(weighted(graph)), NAMES_SHOWN))));
    boolean pooled = layout.map(known -> known.rank() == 4).orElse(false);
    List<Node> nodes = new ArrayList<>(needed(graph, value));
    String output = value;
    if (pooled) {
      output = new FreshNames(graph).like(value);
      nodes.add(new Node(output, "ReduceMean", List.of(value), List.of(output), OVER_PLACES));
    }
    Graph features =
        new Graph(graph.input(), graph.inputShape(), output, nodes, constants(graph, nodes));
    return new InnerFeatures(features, value, count, pooled);
  }

  private static InvalidInputException unknown(String message) {
    return InvalidInputException.fixedBy(
        SETTING, message + "; name one with " + InvalidInputException.nameOf(SETTING));
  }

  /** Nodes that apply constant weights to a value, on the way to the logits. */
  private static List<Node> weighted(Graph graph) {
    return needed(graph, graph.output()).stream()
        .filter(node -> WEIGHTED.contains(node.operator()))
        .filter(node -> !graph.constants().containsKey(node.inputs().get(0)))
        .filter(node -> weights(node, graph).filter(w -> w.rank() >= 2).isPresent())
        .toList();
  }

  private static Optional<Tensor> weights(Node node, Graph graph) {
    return Optional.ofNullable(graph.constants().get(node.inputs().get(1)));
  }

  /** Channels of the value that a node takes. */
  private static int channels(Node node, Graph graph) {
    Tensor weights = weights(node, graph).orElseThrow();
    return switch (node.operator()) {
      case "Conv" -> Math.toIntExact(weights.dimension(1) * node.attributes().integer("group", 1));
      case "Gemm" -> weights.dimension(node.attributes().integer("transB", 0) != 0 ? 1 : 0);
      default -> weights.dimension(weights.rank() - 2);
    };
  }

  /** The nodes that a value is computed from, in their order. */
  private static List<Node> needed(Graph graph, String value) {
    Map<String, Node> makers = new HashMap<>();
    graph.nodes().forEach(node -> node.outputs().forEach(output -> makers.put(output, node)));
    Set<Node> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      Node maker = makers.get(open.pop());
      if (maker != null && needed.add(maker)) {
        maker.inputs().forEach(open::push);
      }
    }
    return graph.nodes().stream().filter(needed::contains).toList();
  }

  private static SortedMap<String, Tensor> constants(Graph graph, Collection<Node> nodes) {
    SortedMap<String, Tensor> used = new TreeMap<>();
    for (Node node : nodes) {
      for (String input : node.inputs()) {
        Tensor constant = graph.constants().get(input);
        if (constant != null) {
          used.put(input, constant);
        }
      }
    }
    return used;
  }
}
