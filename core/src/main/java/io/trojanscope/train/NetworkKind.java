package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;

/** The networks that can be trained from scratch. */
public enum NetworkKind {
  PAPER("paper-cnn"),
  CIFAR("cifar-cnn");

  private final String title;

  NetworkKind(String title) {
    this.title = title;
  }

  /**
   * The network with random weights.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images are too small for it
   */
  public Graph build(ImageShape images, int classes, long seed) {
    return switch (this) {
      case PAPER -> Networks.paperCnn(images, classes, seed);
      case CIFAR -> Networks.cifarCnn(images, classes, seed);
    };
  }

  /** What it is called in provenance. */
  public String title() {
    return title;
  }
}
