package io.trojanscope.cli;

import io.trojanscope.text.Percent;
import io.trojanscope.train.EpochSummary;
import java.util.Locale;

/** An epoch of training as a line of text. */
final class EpochText {
  private EpochText() {}

  static String of(EpochSummary epoch, int epochs) {
    return String.format(
        Locale.ROOT,
        "epoch %d of %d: loss %.4f, training accuracy %s",
        epoch.epoch(),
        epochs,
        epoch.meanLoss(),
        Percent.of(epoch.accuracy()));
  }
}
