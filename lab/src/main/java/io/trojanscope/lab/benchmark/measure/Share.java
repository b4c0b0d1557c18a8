package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.stats.BinomialInterval;

/**
 * Some of a number of models.
 *
 * @param count how many
 * @param of how many there are
 * @param lower end of the 95 % Clopper-Pearson interval of the share
 * @param upper end of it
 */
public record Share(long count, long of, double lower, double upper) {
  /** With its interval. */
  public static Share of(long count, long of) {
    BinomialInterval interval = BinomialInterval.of(count, of);
    return new Share(count, of, interval.lower(), interval.upper());
  }

  /** In [0, 1]; NaN of none. */
  public double rate() {
    return count / (double) of;
  }
}
