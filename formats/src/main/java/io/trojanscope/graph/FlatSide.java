package io.trojanscope.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an activation function gives the same, or nearly the same, for all values on one side.
 *
 * @param value name of the value that the function takes
 * @param thresholds where the flat side ends, one for all channels or one for each; negated for the
 *     upper side
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FlatSide(String value, float[] thresholds) {
  /** Values up to which a function is flat, to about 1e-3 of its usual outputs. */
  private static final Map<String, Float> BELOW =
      Map.ofEntries(
          Map.entry("Relu", 0f),
          Map.entry("Sigmoid", -8f),
          Map.entry("HardSwish", -3f),
          Map.entry("Tanh", -5f),
          Map.entry("Elu", -8f),
          Map.entry("Selu", -8f),
          Map.entry("Celu", -8f),
          Map.entry("Gelu", -5f),
          Map.entry("Erf", -3f),
          Map.entry("Exp", -8f),
          Map.entry("Softplus", -12f));

  /** The same for values from which on it is flat, negated. */
  private static final Map<String, Float> ABOVE = Map.of("Sigmoid", -8f, "Tanh", -5f, "Erf", -3f);

  /** Slopes below this count as flat. The usual ones are 0.01 and more. */
  private static final float FLAT_SLOPE = 5e-3f;

  /** The lower side of a node's function; empty if it is not flat there, or no such function. */
  static Optional<FlatSide> below(Node node, Graph graph) {
    return switch (node.operator()) {
      case "Max" -> beside(node, graph, 1);
      case "Clip" -> limit(node, graph, 1, 1);
      case "HardSigmoid" -> hardSigmoid(node, -beta(node));
      case "LeakyRelu" ->
          isFlat(node.attributes().real("alpha", 0.01f)) ? at(node, 0f) : Optional.empty();
      case "PRelu" -> slopes(node, graph);
      default -> Optional.ofNullable(BELOW.get(node.operator())).flatMap(t -> at(node, t));
    };
  }

  /** The upper side. */
  static Optional<FlatSide> above(Node node, Graph graph) {
    return switch (node.operator()) {
      case "Min" -> beside(node, graph, -1);
      case "Clip" -> limit(node, graph, 2, -1);
      case "HardSigmoid" -> hardSigmoid(node, beta(node) - 1);
      default -> Optional.ofNullable(ABOVE.get(node.operator())).flatMap(t -> at(node, t));
    };
  }

  /** The threshold of a channel. */
  float threshold(int channel) {
    return thresholds[thresholds.length == 1 ? 0 : channel % thresholds.length];
  }

  private static Optional<FlatSide> at(Node node, float... thresholds) {
    return Optional.of(new FlatSide(node.inputs().get(0), thresholds));
  }

  private static boolean isFlat(float slope) {
    return Math.abs(slope) < FLAT_SLOPE;
  }

  private static float beta(Node node) {
    return node.attributes().real("beta", 0.5f);
  }

  /** {@code max(0, min(1, alpha x + beta))}. */
  private static Optional<FlatSide> hardSigmoid(Node node, float reached) {
    float alpha = node.attributes().real("alpha", 0.2f);
    return alpha > 0 ? at(node, reached / alpha) : Optional.empty();
  }

  /** Channels of a large slope are never off. */
  private static Optional<FlatSide> slopes(Node node, Graph graph) {
    return constant(node, 1, graph)
        .map(
            slopes -> {
              float[] thresholds = new float[slopes.length];
              for (int i = 0; i < slopes.length; i++) {
                thresholds[i] = isFlat(slopes[i]) ? 0 : Float.NEGATIVE_INFINITY;
              }
              return new FlatSide(node.inputs().get(0), thresholds);
            });
  }

  private static Optional<FlatSide> limit(Node node, Graph graph, int position, float sign) {
    return constant(node, position, graph)
        .map(limits -> new FlatSide(node.inputs().get(0), times(sign, limits)));
  }

  /** Of a value and a constant, in any order. */
  private static Optional<FlatSide> beside(Node node, Graph graph, float sign) {
    List<String> inputs = node.inputs();
    if (inputs.size() != 2) {
      return Optional.empty();
    }
    int position = graph.constants().containsKey(inputs.get(0)) ? 0 : 1;
    return constant(node, position, graph)
        .map(limits -> new FlatSide(inputs.get(1 - position), times(sign, limits)));
  }

  private static Optional<float[]> constant(Node node, int position, Graph graph) {
    return Optional.of(node)
        .filter(n -> n.hasInput(position))
        .map(n -> graph.constants().get(n.inputs().get(position)))
        .filter(tensor -> tensor.isFloat() && tensor.size() > 0)
        .map(Tensor::floats);
  }

  private static float[] times(float sign, float... values) {
    float[] product = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      product[i] = sign * values[i];
    }
    return product;
  }
}
