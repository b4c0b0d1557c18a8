package io.trojanscope.screen;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Points in two groups, each nearer to the mean of its own group: 2-means.
 *
 * @param smaller whether a point belongs to the smaller group
 * @param size number of points of the smaller group
 * @param margins squared distance to the mean of the larger group minus that to the mean of the
 *     smaller one
 * @param squaredDistance between the two means
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record TwoGroups(boolean[] smaller, int size, double[] margins, double squaredDistance) {
  private static final int MOST_ITERATIONS = 100;

  /** Points in one group have no second mean. */
  private static final int LEAST_SIZE = 2;

  /**
   * How much the groups explain: the mean squared distance of a point to the mean of all, less that
   * to the mean of its group.
   */
  double separation() {
    double share = (double) size / smaller.length;
    return share * (1 - share) * squaredDistance;
  }

  /**
   * Iterates from a start until no point changes its group.
   *
   * @param points points x coordinates
   * @param start whether a point begins in the first group
   * @return one group of all points, of separation 0, if a group has fewer than 2
   */
  static TwoGroups from(double[][] points, boolean[] start) {
    boolean[] first = start.clone();
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      if (isTooSmall(first)) {
        return one(points.length);
      }
      boolean[] next = assigned(margins(points, first));
      if (Arrays.equals(next, first)) {
        break;
      }
      first = next;
    }
    return isTooSmall(first) ? one(points.length) : of(points, first);
  }

  private static TwoGroups of(double[][] points, boolean[] first) {
    int count = count(first);
    boolean[] smaller = 2 * count > first.length ? inverted(first) : first;
    double[] inner = mean(points, smaller, true);
    double[] outer = mean(points, smaller, false);
    return new TwoGroups(
        smaller, count(smaller), margins(points, smaller), squaredDistance(inner, outer));
  }

  private static TwoGroups one(int points) {
    return new TwoGroups(new boolean[points], 0, new double[points], 0);
  }

  private static boolean isTooSmall(boolean[] first) {
    int count = count(first);
    return count < LEAST_SIZE || first.length - count < LEAST_SIZE;
  }

  private static boolean[] assigned(double[] margins) {
    boolean[] first = new boolean[margins.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = margins[i] > 0;
    }
    return first;
  }

  private static double[] margins(double[][] points, boolean[] first) {
    double[] inner = mean(points, first, true);
    double[] outer = mean(points, first, false);
    return Arrays.stream(points)
        .mapToDouble(point -> squaredDistance(point, outer) - squaredDistance(point, inner))
        .toArray();
  }

  private static double[] mean(double[][] points, boolean[] first, boolean of) {
    double[] mean = new double[points[0].length];
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      if (first[i] == of) {
        count++;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += points[i][k];
        }
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= count;
    }
    return mean;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  private static boolean[] inverted(boolean[] group) {
    boolean[] others = new boolean[group.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = !group[i];
    }
    return others;
  }

  private static int count(boolean[] group) {
    return (int) IntStream.range(0, group.length).filter(i -> group[i]).count();
  }
}
