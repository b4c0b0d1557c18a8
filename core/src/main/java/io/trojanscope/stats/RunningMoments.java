package io.trojanscope.stats;

import java.util.Objects;

/**
 * Mean and variance of each element over a stream of vectors of one length, in two doubles an
 * element however many vectors there are.
 *
 * <p>Welford's update. Another order of the vectors changes the result by rounding only. The
 * variance is that of the population (divided by the count): R's {@code var(x) * (n - 1) / n},
 * NumPy's {@code var(x)}.
 *
 * <p>Not safe for several threads.
 */
public final class RunningMoments {
  private final double[] mean;
  private final double[] squaredDeviations;
  private long count;

  /**
   * @param length of the vectors
   */
  public RunningMoments(int length) {
    mean = new double[length];
    squaredDeviations = new double[length];
  }

  /** Number of vectors seen, repetitions included. */
  public long count() {
    return count;
  }

  /**
   * Adds the vector that lies in an array from {@code offset} on, as if it came {@code times}
   * times.
   *
   * @param times at least 1
   */
  public void add(float[] array, int offset, long times) {
    Objects.checkFromIndexSize(offset, mean.length, array.length);
    if (times < 1) {
      throw new IllegalArgumentException("expected at least 1 time, found " + times);
    }
    count = Math.addExact(count, times);
    double share = times / (double) count;
    for (int i = 0; i < mean.length; i++) {
      double value = array[offset + i];
      double difference = value - mean[i];
      mean[i] += difference * share;
      squaredDeviations[i] += times * difference * (value - mean[i]);
    }
  }

  /** Mean of an element; NaN if nothing was added. */
  public double mean(int element) {
    return count == 0 ? Double.NaN : mean[element];
  }

  /** Population variance of an element, 0 for one vector; NaN if nothing was added. */
  public double variance(int element) {
    return count == 0 ? Double.NaN : squaredDeviations[element] / count;
  }
}
