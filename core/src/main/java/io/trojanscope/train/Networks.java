package io.trojanscope.train;

import io.trojanscope.InvalidInputException;
import io.trojanscope.image.ImageShape;
import io.trojanscope.model.graph.Graph;

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
    if (images.height() < 16 || images.width() < 16) {
      throw new InvalidInputException(
          "images of " + images + ": the network needs at least 16 x 16 pixels");
    }
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
}
