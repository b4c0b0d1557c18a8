package io.trojanscope.stats;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the next score is expected to be, given the scores of some clean models: Student's t as the
 * predictive distribution of the scores' logarithms.
 *
 * <p><b>Scores that are alike.</b> With n scores x of mean m and standard deviation s (divisor n -
 * 1), {@code (log x_new - m) / (s sqrt(1 + 1 / n))} has Student's t distribution with n - 1 degrees
 * of freedom. R: {@code pt((log(x) - mean(log(y))) / (sd(log(y)) * sqrt(1 + 1 / n)), n - 1,
 * lower.tail = FALSE)}.
 *
 * <p><b>Groups.</b> Scores of one group are alike, and the next score is of a group that is not
 * among those known (random effects). With k groups of n_i scores, N in all, let S be the standard
 * deviation of the k group means (divisor k - 1), h the mean of 1 / n_i, and W the pooled variance
 * within the groups (divisor N - k). {@code log x_new} differs from the mean of the group means by
 * the variance {@code a + b} with {@code a = S^2 (1 + 1 / k)} and {@code b = (1 - h) W}, which has
 * Satterthwaite's {@code d = (a + b)^2 / (a^2 / (k - 1) + b^2 / (N - k))} degrees of freedom. Few
 * groups say little about their variance. So it is moderated, as in Smyth, "Linear Models and
 * Empirical Bayes Methods" (2004): with a prior standard deviation s0 that is worth d0 degrees of
 * freedom, the variance is {@code (d0 s0^2 (1 + 1 / k) + d (a + b)) / (d0 + d)}, with d0 + d
 * degrees of freedom.
 */
public final class PredictiveNull {
  private final double mean;
  private final double spread;
  private final TDistribution distribution;

  private PredictiveNull(double mean, double spread, double degreesOfFreedom) {
    this.mean = mean;
    this.spread = spread;
    this.distribution = TDistribution.of(degreesOfFreedom);
  }

  /**
   * The predictive distribution for scores that are alike.
   *
   * @param leastDeviation of the logarithms, above 0: so much they are taken to spread at least
   * @param scores of clean models, all above 0, at least 3
   * @throws IllegalArgumentException if they are not
   */
  public static PredictiveNull of(double leastDeviation, double... scores) {
    requireScores(scores);
    double[] logarithms = logarithms(scores);
    double deviation =
        Math.max(leastDeviation, Math.sqrt(squares(logarithms) / (scores.length - 1)));
    return new PredictiveNull(
        mean(logarithms), deviation * Math.sqrt(1 + 1.0 / scores.length), scores.length - 1.0);
  }

  /**
   * What is known of a standard deviation beforehand.
   *
   * @param deviation above 0
   * @param degreesOfFreedom that it is worth, above 0
   */
  public record Prior(double deviation, double degreesOfFreedom) {}

  /**
   * The predictive distribution for a score of another group.
   *
   * @param prior of the standard deviation of the logarithms
   * @param groups at least 2 groups of scores of clean models, all above 0; at least 3 scores
   * @throws IllegalArgumentException if they are not
   */
  public static PredictiveNull ofGroups(Prior prior, List<double[]> groups) {
    int k = groups.size();
    if (k < 2) {
      throw new IllegalArgumentException("expected at least 2 groups, found " + k);
    }
    double[] all = groups.stream().flatMapToDouble(DoubleStream::of).toArray();
    requireScores(all);
    int within = all.length - k;
    List<double[]> known = groups.stream().map(PredictiveNull::logarithms).toList();
    double[] means = known.stream().mapToDouble(PredictiveNull::mean).toArray();
    double pooled =
        within == 0 ? 0 : known.stream().mapToDouble(PredictiveNull::squares).sum() / within;
    double a = squares(means) / (k - 1) * (1 + 1.0 / k);
    double b = pooled * (1 - known.stream().mapToDouble(group -> 1.0 / group.length).sum() / k);
    double degrees = b == 0 ? k - 1.0 : Math.pow(a + b, 2) / (a * a / (k - 1) + b * b / within);
    double before = prior.degreesOfFreedom() * Math.pow(prior.deviation(), 2) * (1 + 1.0 / k);
    double total = prior.degreesOfFreedom() + degrees;
    return new PredictiveNull(mean(means), Math.sqrt((before + degrees * (a + b)) / total), total);
  }

  private static void requireScores(double[] scores) {
    if (scores.length < 3) {
      throw new IllegalArgumentException("expected at least 3 scores, found " + scores.length);
    }
    for (double score : scores) {
      if (!(score > 0) || Double.isInfinite(score)) {
        throw new IllegalArgumentException("expected scores above 0, found " + score);
      }
    }
  }

  private static double[] logarithms(double[] scores) {
    return DoubleStream.of(scores).map(Math::log).toArray();
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }

  private static double squares(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
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
