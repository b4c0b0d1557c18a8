package io.trojanscope.evaluate;

import io.trojanscope.stats.BinomialInterval;
import io.trojanscope.stats.Counts;

/**
 * How many of some images ended as requested.
 *
 * @param successes from 0 to {@code images}
 */
public record SuccessCount(long successes, long images) {
  /**
   * @throws IllegalArgumentException if there are more successes than images, or a count is out of
   *     range
   */
  public SuccessCount {
    Counts.require(0, images);
    if (successes < 0 || successes > images) {
      throw new IllegalArgumentException(
          "expected successes from 0 to " + images + ", found " + successes);
    }
  }

  /** Successes over images, in [0, 1]; NaN without images. */
  public double rate() {
    return successes / (double) images;
  }

  /** The 95 % interval of the rate. */
  public BinomialInterval interval() {
    return BinomialInterval.of(successes, images);
  }
}
