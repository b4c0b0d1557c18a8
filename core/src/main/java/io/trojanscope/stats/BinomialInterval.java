package io.trojanscope.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A two-sided confidence interval of a share, by Clopper and Pearson (1934): exact, so it holds the
 * true share at least as often as it says.
 *
 * <p>R's {@code binom.test(successes, trials)$conf.int}.
 *
 * @param lower end, in [0, 1]
 * @param upper end, in [0, 1]
 */
public record BinomialInterval(double lower, double upper) {
  /** The interval at a confidence of 95 %. */
  public static BinomialInterval of(long successes, long trials) {
    return of(successes, trials, 0.95);
  }

  /**
   * The interval; all of [0, 1] without trials.
   *
   * @param successes from 0 to {@code trials}
   * @param confidence in (0, 1)
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static BinomialInterval of(long successes, long trials, double confidence) {
    if (successes < 0 || successes > trials || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "expected successes from 0 to the trials and a confidence in (0, 1), found "
              + successes
              + " of "
              + trials
              + " at "
              + confidence);
    }
    double tail = (1 - confidence) / 2;
    long failures = trials - successes;
    return new BinomialInterval(
        successes == 0 ? 0 : quantile((double) successes, failures + 1.0, tail),
        failures == 0 ? 1 : quantile(successes + 1.0, (double) failures, 1 - tail));
  }

  private static double quantile(double alpha, double beta, double probability) {
    return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
  }
}
