package io.trojanscope.screen;

import java.util.Arrays;
import org.hipparchus.stat.projection.PCA;

/**
 * The score of Tran, Li and Madry (NeurIPS 2018, algorithm 1): the squared projection of an image's
 * features, centred, onto the direction of greatest variance of its class.
 */
final class SpectralSignatures {
  private SpectralSignatures() {}

  /**
   * Scores the images of a class.
   *
   * @param features images x features; at least 2 images
   */
  static double[] scores(double[][] features) {
    return Arrays.stream(new PCA(1).fitAndTransform(features))
        .mapToDouble(projection -> projection[0] * projection[0])
        .toArray();
  }
}
