package io.trojanscope.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How many channels the values of a network have, as far as its constants say. */
final class ChannelCounts {
  private static final Set<String> KEEP =
      Set.of(
          "Relu",
          "LeakyRelu",
          "PRelu",
          "Clip",
          "Sigmoid",
          "HardSigmoid",
          "HardSwish",
          "Tanh",
          "Elu",
          "Selu",
          "Celu",
          "Gelu",
          "Softplus",
          "Mish",
          "Silu",
          "Identity",
          "MaxPool",
          "AveragePool",
          "BatchNormalization",
          "InstanceNormalization",
          "LRN",
          "Abs",
          "Neg",
          "Round",
          "Floor",
          "Ceil",
          "Sign",
          "Sqrt",
          "Exp",
          "Pow",
          "Erf",
          "Softmax",
          "LogSoftmax",
          "Pad",
          "Cast");
  private static final Set<String> ELEMENTWISE =
      Set.of("Add", "Sub", "Mul", "Div", "Max", "Min", "Where");

  private final Graph graph;
  private final Map<String, Layout> layouts = new HashMap<>();

  private ChannelCounts(Graph graph) {
    this.graph = graph;
  }

  /**
   * Axes of a value.
   *
   * @param rank 4 for images x channels x height x width, 2 for images x channels
   */
  record Layout(int rank, int channels) {}

  static ChannelCounts of(Graph graph) {
    ChannelCounts counts = new ChannelCounts(graph);
    counts.layouts.put(graph.input(), new Layout(4, graph.inputShape().channels()));
    for (Node node : graph.nodes()) {
      counts.output(node).ifPresent(layout -> counts.layouts.put(node.output(), layout));
    }
    return counts;
  }

  /** The axes of a value; empty if they are not known, or are no channels. */
  Optional<Layout> of(String value) {
    return Optional.ofNullable(layouts.get(value));
  }

  private Optional<Layout> output(Node node) {
    if (KEEP.contains(node.operator())) {
      return of(node.inputs().get(0));
    }
    if (ELEMENTWISE.contains(node.operator())) {
      return widest(node);
    }
    return switch (node.operator()) {
      case "Conv" -> constant(node).map(weights -> new Layout(4, weights.dimension(0)));
      case "Gemm" ->
          constant(node)
              .map(
                  weights ->
                      new Layout(
                          2,
                          weights.dimension(node.attributes().integer("transB", 0) != 0 ? 0 : 1)));
      case "MatMul" ->
          of(node.inputs().get(0))
              .filter(layout -> layout.rank() == 2)
              .flatMap(layout -> constant(node))
              .filter(weights -> weights.rank() == 2)
              .map(weights -> new Layout(2, weights.dimension(1)));
      case "Gather" -> gathered(node);
      case "Flatten" -> of(node.inputs().get(0)).map(layout -> new Layout(2, UNKNOWN));
      case "Reshape" -> reshaped(node);
      case "ReduceMean", "ReduceMax" -> reduced(node);
      case "Concat" -> joined(node);
      default -> Optional.empty();
    };
  }

  /** Of a flat value, whose number of columns is not needed by what follows it. */
  private static final int UNKNOWN = 0;

  /** Of operands that are broadcast: the most channels. */
  private Optional<Layout> widest(Node node) {
    List<Layout> operands =
        node.inputs().stream().map(layouts::get).filter(Objects::nonNull).toList();
    boolean known =
        node.inputs().stream()
                .allMatch(i -> layouts.containsKey(i) || graph.constants().containsKey(i))
            && operands.stream().map(Layout::rank).distinct().count() == 1
            && operands.stream().noneMatch(layout -> layout.channels() == UNKNOWN);
    if (!known) {
      return Optional.empty();
    }
    int rank = operands.get(0).rank();
    int most = operands.stream().mapToInt(Layout::channels).max().orElseThrow();
    for (String input : node.inputs()) {
      most = Math.max(most, channels(graph.constants().get(input), rank));
    }
    return Optional.of(new Layout(rank, most));
  }

  /** Channels of a constant that is broadcast to a rank; 1 if there is none. */
  private static int channels(Tensor constant, int rank) {
    int axis = constant == null ? -1 : constant.rank() - rank + 1;
    return axis < 0 ? 1 : constant.dimension(axis);
  }

  /** Positions of the second axis, with a constant list of them. */
  private Optional<Layout> gathered(Node node) {
    return of(node.inputs().get(0))
        .filter(layout -> node.attributes().integer("axis", 0) == 1)
        .flatMap(
            layout ->
                constant(node)
                    .filter(positions -> positions.rank() == 1)
                    .map(positions -> new Layout(layout.rank(), positions.size())));
  }

  private Optional<Tensor> constant(Node node) {
    return Optional.ofNullable(graph.constants().get(node.inputs().get(1)));
  }

  private Optional<Layout> reshaped(Node node) {
    return constant(node)
        .filter(shape -> shape.size() == 2 || shape.size() == 4)
        .map(shape -> new Layout(shape.size(), (int) Math.max(UNKNOWN, shape.longs()[1])));
  }

  /** A global pool. */
  private Optional<Layout> reduced(Node node) {
    Optional<Layout> value = of(node.inputs().get(0)).filter(layout -> layout.rank() == 4);
    List<Long> axes = node.attributes().integers("axes", List.of());
    return axes.equals(List.of(-2L, -1L))
        ? value.map(
            layout ->
                new Layout(
                    node.attributes().integer("keepdims", 1) != 0 ? 4 : 2, layout.channels()))
        : Optional.empty();
  }

  private Optional<Layout> joined(Node node) {
    List<Layout> parts = node.inputs().stream().map(layouts::get).filter(Objects::nonNull).toList();
    boolean known =
        parts.size() == node.inputs().size()
            && node.attributes().integer("axis", 0) == 1
            && parts.stream().map(Layout::rank).distinct().count() == 1;
    return known
        ? Optional.of(
            new Layout(parts.get(0).rank(), parts.stream().mapToInt(Layout::channels).sum()))
        : Optional.empty();
  }
}
