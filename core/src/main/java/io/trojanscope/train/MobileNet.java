package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.NetworkBuilder.Point;

/**
 * A small MobileNetV2 (Sandler et al. 2018): a convolution 3x3 with 16 filters, inverted residual
 * blocks with 16, 24, 32 and 64 channels (1, 2, 2 and 2 blocks, expanded four times but for the
 * first, the third and fourth stage halving the image), a convolution 1x1 with 128 filters; global
 * average pool; fully connected. ReLU6 throughout.
 */
final class MobileNet {
  private static final int EXPANSION = 4;

  private MobileNet() {}

  /** The network with random weights. */
  static Graph build(ImageShape images, int classes, long seed) {
    NetworkBuilder network =
        new NetworkBuilder(images, seed, NetworkBuilder.Filters.HE)
            .normalizedConvolution(16, 3, 1)
            .relu6();
    addBlock(network, 16, 1, 1);
    addStage(network, 24, 1);
    addStage(network, 32, 2);
    addStage(network, 64, 2);
    return network
        .normalizedConvolution(128, 1, 0)
        .relu6()
        .globalAveragePool()
        .fullyConnected(classes)
        .build();
  }

  private static void addStage(NetworkBuilder network, int channels, int stride) {
    addBlock(network, channels, stride, EXPANSION);
    addBlock(network, channels, 1, EXPANSION);
  }

  /** Widens, filters each channel by itself, and narrows without an activation. */
  private static void addBlock(NetworkBuilder network, int channels, int stride, int expansion) {
    Point before = network.point();
    int wide = before.channels() * expansion;
    if (expansion > 1) {
      network.normalizedConvolution(wide, 1, 0).relu6();
    }
    network
        .normalizedConvolution(wide, 3, 1, stride, wide)
        .relu6()
        .normalizedConvolution(channels, 1, 0);
    if (stride == 1 && channels == before.channels()) {
      network.plus(before);
    }
  }
}
