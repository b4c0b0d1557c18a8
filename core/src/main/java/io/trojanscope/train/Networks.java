package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;

/** The built-in networks, with random weights. */
public final class Networks {
  private Networks() {}

  /**
   * The paper's network (its figure 23), for images of any shape from 16 x 16 on: convolution 20 @
   * 5x5, ReLU, max-pool 2x2; convolution 50 @ 5x5, ReLU, max-pool 2x2; fully connected 500, ReLU;
   * fully connected to the logits.
   *
   * @param seed of the weights: uniform in +-1/sqrt(fan-in), as PyTorch initialises them
   */
  public static Graph paperCnn(ImageShape images, int classes, long seed) {
    requireSize(images);
    return new NetworkBuilder(images, seed)
        .convolution(20, 5)
        .relu()
        .maxPool(2)
        .convolution(50, 5)
        .relu()
        .maxPool(2)
        .flatten()
        .fullyConnected(500)
        .relu()
        .fullyConnected(classes)
        .build();
  }

  /**
   * A network for colour images, that of the paper's author for CIFAR-10 without its dropout, for
   * images of any shape from 16 x 16 on: three times two convolutions 3x3 with padding, each with a
   * ReLU (32 and 64 filters, 128 and 128, 256 and 256), batch normalization after the first of the
   * two, and max-pool 2x2 after the second; fully connected 1024, ReLU, 512, ReLU, to the logits.
   *
   * @param seed of the weights: uniform in +-1/sqrt(fan-in), as PyTorch initialises them
   */
  public static Graph cifarCnn(ImageShape images, int classes, long seed) {
    requireSize(images);
    NetworkBuilder network = new NetworkBuilder(images, seed);
    addPair(network, 32, 64);
    addPair(network, 128, 128);
    addPair(network, 256, 256);
    return network
        .flatten()
        .fullyConnected(1024)
        .relu()
        .fullyConnected(512)
        .relu()
        .fullyConnected(classes)
        .build();
  }

  private static void addPair(NetworkBuilder network, int first, int second) {
    network.normalizedConvolution(first, 3, 1).relu().convolution(second, 3, 1).relu().maxPool(2);
  }

  private static void requireSize(ImageShape images) {
    if (images.height() < 16 || images.width() < 16) {
      throw new InvalidInputException(
          "images of "
              + images
              + ": expected at least 16 x 16 pixels for the network; use larger images");
    }
  }
}
