package io.trojanscope.report.html;

import io.trojanscope.detect.FlipRate;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.image.Region;
import java.util.Optional;

/** Says of a recovered trigger where it sits and what it does. */
final class TriggerWords {
  private final ScanResult result;
  private final ClassLabels labels;

  TriggerWords(ScanResult result, ClassLabels labels) {
    this.result = result;
    this.labels = labels;
  }

  /** {@code class 8}, or {@code every other class}. */
  String source() {
    return result.source().isPresent()
        ? "class " + labels.of(result.source().getAsInt())
        : "every other class";
  }

  /** Where it sits: {@code rows 1 to 6, columns 21 to 26}. */
  static String place(Optional<RecoveredTrigger> trigger) {
    if (trigger.isEmpty()) {
      return "no trigger was recovered";
    }
    return trigger.get().box().map(TriggerWords::place).orElse("spread over the image")
        + (trigger.get().movable() ? "; it works at other places too" : "");
  }

  private static String place(Region box) {
    return "rows "
        + box.rowStart()
        + " to "
        + (box.rowEnd() - 1)
        + ", columns "
        + box.columnStart()
        + " to "
        + (box.columnEnd() - 1);
  }

  /** {@code 98.2 % of 500 held-out images (95 % interval 96.6 % to 99.2 %)}. */
  static String flips(FlipRate rate) {
    return Numbers.percent(rate.rate())
        + " of "
        + Numbers.count(rate.images())
        + " held-out images (95\u202f% interval "
        + Numbers.percent(rate.lower())
        + " to "
        + Numbers.percent(rate.upper())
        + ")";
  }

  /** What it does, as the end of a sentence that begins with the model. */
  String effect(RecoveredTrigger trigger) {
    return "pasting "
        + (trigger.box().isPresent()
            ? "a few pixels at " + trigger.box().map(TriggerWords::place).get()
            : "a faint pattern over the image")
        + " turned "
        + Numbers.percent(trigger.suspectFlips().rate())
        + " of "
        + Numbers.count(trigger.suspectFlips().images())
        + " held-out images of "
        + source()
        + " into class "
        + labels.of(trigger.pair().target())
        + trigger
            .referenceFlips()
            .map(flips -> " (in the clean references, " + Numbers.percent(flips.rate()) + ")")
            .orElse("");
  }
}
