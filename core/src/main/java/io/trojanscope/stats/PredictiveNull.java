package io.trojanscope.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the next score is expected to be, given the scores of some clean models: Student's t as the
 * predictive distribution of a normal sample, on the scores' logarithms.
 *
 * <p>With n scores x of mean m and standard deviation s (divisor n - 1), {@code (log x_new - m) /
 * (s sqrt(1 + 1 / n))} has Student's t distribution with n - 1 degrees of freedom. R: {@code
 * pt((log(x) - mean(log(y))) / (sd(log(y)) * sqrt(1 + 1 / n)), n - 1, lower.tail = FALSE)}.
 */
public final class PredictiveNull {
  private final double mean;
  private final double spread;
  private final TDistribution distribution;

  private PredictiveNull(double mean, double spread, int count) {
    this.mean = mean;
    this.spread = spread;
    this.distribution = TDistribution.of(count - 1.0);
  }

  /**
   * The predictive distribution.
   *
   * @param leastDeviation of the logarithms, above 0: so much they are taken to spread at least
   * @param scores of clean models, all above 0, at least 3
   * @throws IllegalArgumentException if they are not
   */
  public static PredictiveNull of(double leastDeviation, double... scores) {
    if (scores.length < 3) {
      throw new IllegalArgumentException("expected at least 3 scores, found " + scores.length);
    }
    double mean = 0;
    for (double score : scores) {
      if (!(score > 0) || Double.isInfinite(score)) {
        throw new IllegalArgumentException("expected scores above 0, found " + score);
      }
      mean += Math.log(score) / scores.length;
    }
    double squares = 0;
    for (double score : scores) {
      squares += Math.pow(Math.log(score) - mean, 2);
    }
    double deviation = Math.max(leastDeviation, Math.sqrt(squares / (scores.length - 1)));
    return new PredictiveNull(mean, deviation * Math.sqrt(1 + 1.0 / scores.length), scores.length);
  }

  /**
   * Chance of a score at least as high, in (0, 1).
   *
   * @param score 1 for any of 0 or below
   */
  public double pValue(double score) {
    if (!(score > 0)) {
      return 1;
    }
    return distribution.survivalProbability((Math.log(score) - mean) / spread);
  }
}
