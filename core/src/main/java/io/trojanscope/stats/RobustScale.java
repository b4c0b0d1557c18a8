package io.trojanscope.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Centre and spread of some numbers that a few outliers do not move: the median, and 1.4826 times
 * the median absolute deviation (MAD), which for normal numbers estimates the standard deviation.
 *
 * <p>Where more than half of the numbers are equal the MAD is 0; then the spread is 1.2533 times
 * their mean absolute deviation from the median (Iglewicz and Hoaglin, "How to Detect and Handle
 * Outliers", 1993), which is 0 only where all are equal.
 *
 * <p>R's {@code median(x)} and {@code mad(x)}, but for that.
 *
 * @param spread at least 0
 */
public record RobustScale(double median, double spread) {
  private static final double NORMAL_MEDIAN_DEVIATION = 1.4826;
  private static final double NORMAL_MEAN_DEVIATION = 1.2533;

  /**
   * Centre and spread of some numbers.
   *
   * @param values at least one, finite
   */
  public static RobustScale of(double... values) {
    double median = median(values);
    double[] deviations = Arrays.stream(values).map(v -> Math.abs(v - median)).toArray();
    double medianDeviation = median(deviations);
    double spread =
        medianDeviation > 0
            ? NORMAL_MEDIAN_DEVIATION * medianDeviation
            : NORMAL_MEAN_DEVIATION * Arrays.stream(deviations).average().orElseThrow();
    return new RobustScale(median, spread);
  }

  /**
   * The middle number, or the mean of the two in the middle.
   *
   * @param values at least one, in any order, finite
   * @throws IllegalArgumentException if there is none, or one is not finite
   */
  public static double median(double... values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "expected at least one number, all finite, found " + Arrays.toString(values));
    }
    return Median.withDefaults().withCopy(true).evaluate(values);
  }

  /** Distance of a number from the median in spreads, with its sign; 0 where all were equal. */
  public double z(double value) {
    return spread > 0 ? (value - median) / spread : 0;
  }

  /** The "anomaly index" of the detection literature: {@code |z|}. */
  public double anomalyIndex(double value) {
    return Math.abs(z(value));
  }
}
