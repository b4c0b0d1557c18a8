package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Map;

/**
 * The networks A, B and D of Simonyan and Zisserman 2015 with batch normalization and a quarter of
 * their filters: five stages of convolutions 3x3 with 16, 32, 64, 128 and 128 filters, each
 * followed by max-pool 2x2; global average pool in place of the wide layers; fully connected.
 */
final class Vgg {
  private static final List<Integer> FILTERS = List.of(16, 32, 64, 128, 128);

  /** Convolutions of each stage, by depth. */
  private static final Map<Integer, List<Integer>> STAGES =
      Map.of(
          11, List.of(1, 1, 2, 2, 2),
          13, List.of(2, 2, 2, 2, 2),
          16, List.of(2, 2, 3, 3, 3));

  private Vgg() {}

  /**
   * The network with random weights.
   *
   * @param depth 11, 13 or 16, named after the layers of the paper's networks
   */
  static Graph build(ImageShape images, int classes, int depth, long seed) {
    NetworkBuilder network = new NetworkBuilder(images, seed, NetworkBuilder.Filters.HE);
    List<Integer> stages = STAGES.get(depth);
    for (int stage = 0; stage < stages.size(); stage++) {
      for (int i = 0; i < stages.get(stage); i++) {
        network.normalizedConvolution(FILTERS.get(stage), 3, 1).relu();
      }
      network.maxPool(2);
    }
    return network.globalAveragePool().fullyConnected(classes).build();
  }
}
