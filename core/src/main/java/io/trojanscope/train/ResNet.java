package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.NetworkBuilder.Point;

/**
 * The residual network for CIFAR-10 of He et al. 2016 (Deep Residual Learning, section 4.2): a
 * convolution 3x3 with 16 filters, then three stages of n blocks with 16, 32 and 64 filters, each
 * of two convolutions 3x3; global average pool; fully connected. Shortcuts have no weights (option
 * A). Weights begin as in He et al. 2015.
 */
final class ResNet {
  private static final int STAGES = 3;
  private static final int FILTERS = 16;

  private ResNet() {}

  /**
   * The network with random weights.
   *
   * @param depth layers with weights, 6n + 2
   */
  static Graph build(ImageShape images, int classes, int depth, long seed) {
    NetworkBuilder network =
        new NetworkBuilder(images, seed, NetworkBuilder.Filters.HE)
            .normalizedConvolution(FILTERS, 3, 1)
            .relu();
    int blocks = (depth - 2) / 6;
    for (int stage = 0; stage < STAGES; stage++) {
      for (int block = 0; block < blocks; block++) {
        addBlock(network, FILTERS << stage, stage > 0 && block == 0 ? 2 : 1);
      }
    }
    return network.globalAveragePool().fullyConnected(classes).build();
  }

  private static void addBlock(NetworkBuilder network, int filters, int stride) {
    Point before = network.point();
    Point shortcut = stride == 1 ? before : network.subsample(filters).point();
    network
        .from(before)
        .normalizedConvolution(filters, 3, 1, stride, 1)
        .relu()
        .normalizedConvolution(filters, 3, 1)
        .plus(shortcut)
        .relu();
  }
}
