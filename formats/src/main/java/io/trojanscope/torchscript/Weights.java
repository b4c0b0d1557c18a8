package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The constants of a network that are weights, by where operators take them. Others, such as the
 * limits of a Clip or the factors of arithmetic, are part of what the network is.
 */
final class Weights {
  private static final Map<String, Set<Integer>> POSITIONS =
      Map.of(
          "Conv", Set.of(1, 2),
          "ConvTranspose", Set.of(1, 2),
          "Gemm", Set.of(1, 2),
          "MatMul", Set.of(0, 1),
          "BatchNormalization", Set.of(1, 2),
          "InstanceNormalization", Set.of(1, 2),
          "LayerNormalization", Set.of(1, 2),
          "PRelu", Set.of(1));

  /** Operators whose bias may be in a separate Add. */
  private static final List<String> PRODUCTS = List.of("Conv", "ConvTranspose", "Gemm", "MatMul");

  private Weights() {}

  /** Names of the weights; a constant that also has another role is not a weight. */
  static Set<String> of(Graph graph) {
    Wiring wiring = new Wiring(graph);
    Set<String> weights = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Node node : graph.nodes()) {
      for (int position = 0; position < node.inputs().size(); position++) {
        (isWeight(node, position, wiring) ? weights : others).add(node.inputs().get(position));
      }
    }
    weights.removeAll(others);
    return weights;
  }

  private static boolean isWeight(Node node, int position, Wiring wiring) {
    boolean isFloat =
        wiring.constant(node.inputs().get(position)).filter(Tensor::isFloat).isPresent();
    boolean fits = POSITIONS.getOrDefault(node.operator(), Set.of()).contains(position);
    return isFloat && (fits || isBias(node, position, wiring));
  }

  /** A number without axes, as the 3 of a hard sigmoid that is written out, is not one. */
  private static boolean isBias(Node node, int position, Wiring wiring) {
    return node.operator().equals("Add")
        && wiring.constant(node.inputs().get(position)).orElseThrow().rank() > 0
        && PRODUCTS.stream()
            .anyMatch(
                product -> wiring.producer(node.inputs().get(1 - position), product).isPresent());
  }
}
