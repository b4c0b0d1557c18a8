package io.trojanscope.data;

import java.util.List;

/**
 * One way of writing a digit, as extremes with the same sequence of points; writings lie between
 * them.
 */
final class DigitStyle {
  private final List<PenStrokes> extremes;

  /**
   * @throws IllegalArgumentException if the extremes differ in their sequence of points
   */
  DigitStyle(List<PenStrokes> extremes) {
    this.extremes = List.copyOf(extremes);
    extremes.forEach(extreme -> extreme.requireSameJoins(extremes.get(0)));
  }

  /** A weighted mean of the extremes, the weights drawn so that one of them mostly prevails. */
  PenStrokes draw(StableRandom random) {
    double[] weights = new double[extremes.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double uniform = random.uniform();
      weights[i] = uniform * uniform * uniform;
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return PenStrokes.mean(extremes, weights);
  }
}
