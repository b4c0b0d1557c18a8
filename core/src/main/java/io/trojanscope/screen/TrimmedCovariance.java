package io.trojanscope.screen;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.correlation.Covariance;

/**
 * Mean and covariance of the points that remain when those of greatest Mahalanobis distance are
 * left out: the concentration steps of FAST-MCD (P. Rousseeuw and K. Van Driessen, Technometrics
 * 41, 1999), started from all points.
 *
 * @param covariance divided by the number of points
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record TrimmedCovariance(double[] mean, RealMatrix covariance) {
  private static final int MOST_STEPS = 50;

  /**
   * Repeats the steps until the same points remain.
   *
   * @param points points x coordinates
   * @param kept how many points remain, at least 2
   */
  static TrimmedCovariance of(double[][] points, int kept) {
    int[] chosen = IntStream.range(0, points.length).toArray();
    TrimmedCovariance estimate = of(points, chosen);
    for (int step = 0; step < MOST_STEPS; step++) {
      int[] next = nearest(points, estimate, kept);
      if (Arrays.equals(next, chosen)) {
        break;
      }
      chosen = next;
      estimate = of(points, chosen);
    }
    return estimate;
  }

  /**
   * Mean and covariance of some points.
   *
   * @param chosen indices of the points, at least 2
   */
  static TrimmedCovariance of(double[][] points, int[] chosen) {
    double[][] rows = Arrays.stream(chosen).mapToObj(i -> points[i]).toArray(double[][]::new);
    double[] mean = new double[points[0].length];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / rows.length;
      }
    }
    return new TrimmedCovariance(
        mean, new Covariance(new Array2DRowRealMatrix(rows, false), false).getCovarianceMatrix());
  }

  /** Indices of the nearest points by Mahalanobis distance, ascending. */
  private static int[] nearest(double[][] points, TrimmedCovariance estimate, int count) {
    double[] distances = squaredLengths(estimate.whitening().applied(points));
    return lowest(distances, count);
  }

  /** Indices of the lowest values, ascending; the first ones of equals. */
  static int[] lowest(double[] values, int count) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static double[] squaredLengths(double[][] points) {
    return Arrays.stream(points)
        .mapToDouble(point -> Arrays.stream(point).map(value -> value * value).sum())
        .toArray();
  }

  Whitening whitening() {
    return Whitening.of(mean, covariance);
  }
}
