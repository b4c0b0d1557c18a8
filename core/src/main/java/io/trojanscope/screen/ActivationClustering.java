package io.trojanscope.screen;

import org.hipparchus.stat.projection.PCA;

/**
 * The score of Chen et al. (2019): the features of a class, reduced to 10 principal components, in
 * two clusters. The score of an image is how much nearer it is to the mean of the smaller cluster:
 * the difference of the squared distances, so that images of the smaller cluster have scores above
 * 0.
 *
 * <p>Deviations: principal components in place of independent ones, as in the Adversarial
 * Robustness Toolbox; the clusters start from the signs of the first component, not from random
 * images.
 */
final class ActivationClustering {
  private static final int COMPONENTS = 10;

  private ActivationClustering() {}

  /**
   * Scores the images of a class.
   *
   * @param features images x features; at least 2 images
   */
  static double[] scores(double[][] features) {
    int components = Math.min(COMPONENTS, features[0].length);
    double[][] reduced = new PCA(components).fitAndTransform(features);
    boolean[] start = new boolean[reduced.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = reduced[i][0] > 0;
    }
    return TwoGroups.from(reduced, start).margins();
  }
}
