package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.torchscript.TrainingModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A network as it may have been before it was trained: the weights of convolutions and products
 * uniform in +-1/sqrt(fan-in), as PyTorch initialises them; biases 0; normalizations with scale 1,
 * shift 0, mean 0 and variance 1; the slopes of parametric ReLUs 0.25. What is no weight stays.
 */
public final class FreshWeights {
  private static final Set<String> NORMALIZATIONS =
      Set.of("BatchNormalization", "InstanceNormalization", "LayerNormalization");
  private static final int VARIANCE = 4;
  private static final float SLOPE = 0.25f;

  private final Graph network;
  private final Set<String> changed;
  private final SplittableRandom random;
  private final Map<String, Tensor> fresh = new HashMap<>();

  private FreshWeights(Graph network, long seed) {
    this.network = network;
    this.changed =
        TrainingModule.changedNames(network).stream()
            .filter(name -> network.constants().containsKey(name))
            .collect(Collectors.toSet());
    this.random = new SplittableRandom(seed);
  }

  /**
   * The same network with other weights.
   *
   * @param seed of the weights
   */
  public static Graph of(Graph network, long seed) {
    return new FreshWeights(network, seed).replaced();
  }

  /** Number of float values that stay as they are. */
  public static long keptValues(Graph network) {
    Set<String> changed = Set.copyOf(TrainingModule.changedNames(network));
    return network.constants().entrySet().stream()
        .filter(constant -> !changed.contains(constant.getKey()) && constant.getValue().isFloat())
        .mapToLong(constant -> constant.getValue().size())
        .sum();
  }

  private Graph replaced() {
    for (Node node : network.nodes()) {
      for (int position = 0; position < node.inputs().size(); position++) {
        String name = node.inputs().get(position);
        if (changed.contains(name) && !fresh.containsKey(name)) {
          fresh.put(name, made(node, position, network.constant(name).shape()));
        }
      }
    }
    return network.withConstants(fresh);
  }

  private Tensor made(Node node, int position, List<Integer> shape) {
    if (NORMALIZATIONS.contains(node.operator())) {
      return InitialTensors.filled(shape, position == 1 || position == VARIANCE ? 1 : 0);
    }
    if (node.operator().equals("PRelu")) {
      return InitialTensors.filled(shape, SLOPE);
    }
    return isFactor(node, position)
        ? InitialTensors.uniform(shape, fanIn(node, position, shape), random)
        : Tensor.zeros(shape);
  }

  /** Not a bias. */
  private static boolean isFactor(Node node, int position) {
    return switch (node.operator()) {
      case "Conv", "ConvTranspose", "Gemm" -> position == 1;
      case "MatMul" -> true;
      default -> false;
    };
  }

  private static int fanIn(Node node, int position, List<Integer> shape) {
    int first = shape.get(0);
    int last = shape.get(shape.size() - 1);
    return switch (node.operator()) {
      case "Gemm" -> node.attributes().integer("transB", 0) == 1 ? last : first;
      case "MatMul" -> position == 0 || shape.size() == 1 ? last : shape.get(shape.size() - 2);
      default -> shape.stream().skip(1).reduce(1, (a, b) -> a * b);
    };
  }
}
