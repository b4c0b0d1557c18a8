package io.trojanscope.screen;

import java.util.Arrays;
import org.hipparchus.stat.projection.PCA;

/**
 * The score of SPECTRE (Hayase et al., ICML 2021): the features of a class in their first k
 * principal components, whitened by a robust covariance, scored by {@link QuantumEntropyScores}. Of
 * k = 1, 4, 9 ... 100, the one is taken whose most suspicious images vary most, measured in all
 * components after the covariance of the others.
 *
 * <p>Deviations: the robust covariance is {@link TrimmedCovariance}, not the filter of Diakonikolas
 * et al. (2017). The number of poisoned images, which the paper takes as known, counts as a tenth
 * of the class.
 */
final class SpectreScores {
  private static final double EXPECTED_SHARE = 0.1;

  /** The paper's limits, as multiples of the expected number of poisoned images. */
  private static final double TRIMMED = 2;

  private static final double REMOVED = 1.5;
  private static final int MOST_COMPONENTS = 100;

  /** A covariance of so many coordinates needs at least this many images for each. */
  private static final int IMAGES_PER_COMPONENT = 4;

  private SpectreScores() {}

  /**
   * Scores the images of a class.
   *
   * @param features images x features; at least 8 images
   */
  static double[] scores(double[][] features) {
    int images = features.length;
    int most =
        Math.min(
            Math.min(MOST_COMPONENTS, features[0].length),
            Math.max(1, images / IMAGES_PER_COMPONENT));
    double[][] components = new PCA(most).fitAndTransform(features);
    double[] best = {};
    double greatest = Double.NEGATIVE_INFINITY;
    for (int root = 1; root * root <= most; root++) {
      double[] scores = scores(components, root * root);
      double variance = remainingVariance(components, scores);
      if (variance > greatest) {
        greatest = variance;
        best = scores;
      }
    }
    return best;
  }

  private static double[] scores(double[][] components, int k) {
    double[][] first =
        Arrays.stream(components).map(point -> Arrays.copyOf(point, k)).toArray(double[][]::new);
    int kept = first.length - count(TRIMMED, first.length);
    return QuantumEntropyScores.of(TrimmedCovariance.of(first, kept).whitening().applied(first))
        .scores();
  }

  /** How much all images vary, measured by those that remain without the most suspicious ones. */
  private static double remainingVariance(double[][] components, double[] scores) {
    int kept = scores.length - count(REMOVED, scores.length);
    Whitening ofOthers =
        TrimmedCovariance.of(components, TrimmedCovariance.lowest(scores, kept)).whitening();
    return QuantumEntropyScores.of(ofOthers.applied(components)).weightedVariance();
  }

  private static int count(double multiple, int images) {
    return (int) Math.round(multiple * EXPECTED_SHARE * images);
  }
}
