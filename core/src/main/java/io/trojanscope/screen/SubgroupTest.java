package io.trojanscope.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.projection.PCA;

/**
 * Whether the images of a class are a mixture of two groups, as in SCAn (Tang et al., USENIX
 * Security 2021): the features of a class are split into two groups with a common covariance, and
 * the statistic is the logarithm of the likelihood ratio against a single group, times 2, per
 * image.
 *
 * <p>Deviations: the common covariance is that of the other classes around their means, so that
 * poisoned images do not hide in a covariance that they widen themselves. No clean images are
 * needed. The groups start from cuts of the first three principal components, not from random
 * images.
 *
 * @param groups of the images of the class
 * @param gap Ashman's D of the groups along the line through their means: the distance of the means
 *     over the root of the mean variance (K. Ashman, C. Bird, S. Zepf, Astronomical Journal 108,
 *     1994); the two halves of a normal distribution have 2.65
 */
record SubgroupTest(TwoGroups groups, double gap) {
  private static final int COMPONENTS = 3;

  /** A start cuts off this share on either side, or half. */
  private static final double TAIL = 0.1;

  /** The statistic: mean reduction of the squared Mahalanobis distance to the mean. */
  double statistic() {
    return groups.separation();
  }

  /**
   * Tests a class.
   *
   * @param points images of the class in coordinates in which the other classes have covariance I
   */
  static SubgroupTest of(double[][] points) {
    TwoGroups best = null;
    for (boolean[] start : starts(points)) {
      TwoGroups groups = TwoGroups.from(points, start);
      if (best == null || groups.separation() > best.separation()) {
        best = groups;
      }
    }
    return new SubgroupTest(best, best.size() == 0 ? 0 : gap(best));
  }

  private static List<boolean[]> starts(double[][] points) {
    int components = Math.min(COMPONENTS, points[0].length);
    double[][] projected = new PCA(components).fitAndTransform(points);
    List<boolean[]> starts = new ArrayList<>();
    int tail = (int) Math.round(TAIL * points.length);
    for (int component = 0; component < components; component++) {
      int axis = component;
      double[] values = Arrays.stream(projected).mapToDouble(row -> row[axis]).toArray();
      double[] sorted = Arrays.stream(values).sorted().toArray();
      starts.add(above(values, 0));
      starts.add(above(values, sorted[sorted.length - 1 - tail]));
      starts.add(above(values, sorted[tail]));
    }
    return starts;
  }

  private static boolean[] above(double[] values, double limit) {
    boolean[] above = new boolean[values.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = values[i] > limit;
    }
    return above;
  }

  /** Margins are linear along the line through the means, so their moments are those along it. */
  private static double gap(TwoGroups groups) {
    double length = 2 * Math.sqrt(groups.squaredDistance());
    double variance = (variance(groups, true, length) + variance(groups, false, length)) / 2;
    return Math.sqrt(groups.squaredDistance() / variance);
  }

  private static double variance(TwoGroups groups, boolean smaller, double length) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < groups.margins().length; i++) {
      if (groups.smaller()[i] == smaller) {
        double along = groups.margins()[i] / length;
        sum += along;
        squares += along * along;
        count++;
      }
    }
    double mean = sum / count;
    return Math.max(squares / count - mean * mean, Double.MIN_NORMAL);
  }
}
