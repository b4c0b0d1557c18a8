package io.trojanscope.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The units of a network whose activation function is flat on one side, so that they may be off for
 * every ordinary image: of Relu, Clip, Sigmoid and the like.
 *
 * @param graph gives for each image and unit the largest value that the activation function takes
 *     at any place of the image (negated if the unit says so): images x units
 * @param units in the order of the graph's output; at least one
 */
public record HiddenUnits(Graph graph, List<HiddenUnit> units) {
  private static final int MOST_UNITS = 200_000;

  private static final Attributes OVER_PLACES =
      new Attributes(Map.of("axes", List.of(-2L, -1L), "keepdims", 0L));
  private static final Attributes OVER_ALL = new Attributes(Map.of("axes", List.of(-1L)));

  public HiddenUnits {
    units = List.copyOf(units);
  }

  /**
   * The units of a network; empty if it has none, or too many to look at. A value whose channels
   * are not known counts as one unit.
   */
  public static Optional<HiddenUnits> of(Graph graph) {
    Building building = new Building(graph);
    graph.nodes().forEach(building::add);
    return building.build();
  }

  /** The graph of the units in the making. */
  private static final class Building {
    private final Graph graph;
    private final ChannelCounts channels;
    private final FreshNames names;
    private final List<Node> nodes;
    private final List<HiddenUnit> units = new ArrayList<>();
    private final List<String> maxima = new ArrayList<>();

    Building(Graph graph) {
      this.graph = graph;
      this.channels = ChannelCounts.of(graph);
      this.names = new FreshNames(graph);
      this.nodes = new ArrayList<>(graph.nodes());
    }

    void add(Node node) {
      FlatSide.below(node, graph).ifPresent(side -> add(node, side, false));
      FlatSide.above(node, graph).ifPresent(side -> add(node, side, true));
    }

    private void add(Node node, FlatSide side, boolean negated) {
      String value = side.value();
      Optional<ChannelCounts.Layout> layout =
          channels.of(value).filter(known -> known.channels() > 0);
      if (negated) {
        value = append("Neg", List.of(value), value, Attributes.NONE);
      }
      if (layout.isEmpty()) {
        String flat = append("Flatten", List.of(value), value, Attributes.NONE);
        value = append("ReduceMax", List.of(flat), value, OVER_ALL);
      } else if (layout.get().rank() == 4) {
        value = append("ReduceMax", List.of(value), value, OVER_PLACES);
      }
      maxima.add(value);
      int count = layout.map(ChannelCounts.Layout::channels).orElse(1);
      for (int channel = 0; channel < count; channel++) {
        units.add(new HiddenUnit(node.name(), channel, side.threshold(channel), negated));
      }
    }

    private String append(
        String operator, List<String> inputs, String like, Attributes attributes) {
      String output = names.like(like);
      nodes.add(new Node(output, operator, inputs, List.of(output), attributes));
      return output;
    }

    Optional<HiddenUnits> build() {
      if (units.isEmpty() || units.size() > MOST_UNITS) {
        return Optional.empty();
      }
      String output =
          maxima.size() == 1
              ? maxima.get(0)
              : append("Concat", maxima, maxima.get(0), new Attributes(Map.of("axis", 1L)));
      SortedMap<String, Tensor> constants = new TreeMap<>(graph.constants());
      return Optional.of(
          new HiddenUnits(
              new Graph(graph.input(), graph.inputShape(), output, nodes, constants), units));
    }
  }
}
