package io.trojanscope.train;

import io.trojanscope.text.Percent;
import java.util.Locale;

/**
 * What one epoch of training came to.
 *
 * @param epoch from 1
 * @param meanLoss cross-entropy over the epoch's images, as seen during training
 * @param accuracy share of right predictions during training, in [0, 1]
 */
public record EpochSummary(int epoch, double meanLoss, double accuracy) {
  /**
   * The epoch in a line.
   *
   * @param epochs of the training
   */
  public String text(int epochs) {
    return String.format(
        Locale.ROOT,
        "epoch %d of %d: loss %.4f, training accuracy %s",
        epoch,
        epochs,
        meanLoss,
        Percent.of(accuracy));
  }
}
