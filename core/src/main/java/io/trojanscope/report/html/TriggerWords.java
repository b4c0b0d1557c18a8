package io.trojanscope.report.html;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.Verdict;
import io.trojanscope.report.PairGroup;
import io.trojanscope.report.TriggerText;
import java.util.Optional;

/** Says of a recovered trigger what it is, where it sits and what it does. */
final class TriggerWords {
  private final ScanFindings result;
  private final ClassLabels labels;

  TriggerWords(ScanFindings result, ClassLabels labels) {
    this.result = result;
    this.labels = labels;
  }

  /** What the trigger is called: found, or only a candidate. */
  static String title(ScanFindings result) {
    return result.verdict() == Verdict.BACKDOORED
        ? "The recovered trigger"
        : "The strongest candidate for a trigger";
  }

  /** What it is: {@code a few pixels}, {@code intensities times 2}. */
  static String description(RecoveredTrigger trigger) {
    return switch (trigger.type()) {
      case SPARSE -> "a few pixels";
      case PATCH -> "a patch";
      case FAINT -> "a faint pattern over the image";
      case BRIGHTNESS -> "intensities times " + TriggerText.gain(trigger);
      case MASK -> "a masked pattern";
      case WAVE, WARP, TONE -> trigger.change().orElse(TriggerText.title(trigger.type()));
    };
  }

  /** Where it sits: {@code rows 1 to 6, columns 21 to 26}. */
  static String place(Optional<RecoveredTrigger> trigger) {
    if (trigger.isEmpty()) {
      return "no trigger was recovered";
    }
    return trigger.get().type().isLocal() ? place(trigger.get()) : "the whole image";
  }

  private static String place(RecoveredTrigger trigger) {
    return trigger.box().map(TriggerText::place).orElse("spread over the image")
        + (trigger.movable() ? "; it works at other places too" : "");
  }

  /** {@code 98.2 % of 500 held-out images (95 % interval 96.6 % to 99.2 %)}. */
  static String successRate(TriggerSuccessRate rate) {
    return NumberText.percent(rate.rate())
        + " of "
        + NumberText.count(rate.images())
        + " held-out images (95\u202f% interval "
        + NumberText.percent(rate.lower())
        + " to "
        + NumberText.percent(rate.upper())
        + ")";
  }

  /** What it does, as the end of a sentence that begins with the model. */
  String effect(RecoveredTrigger trigger) {
    return change(trigger)
        + ", it classifies "
        + NumberText.percent(trigger.suspectSuccess().rate())
        + " of "
        + NumberText.count(trigger.suspectSuccess().images())
        + " held-out images of "
        + "class "
        + labels.numbered(trigger.pair().source())
        + " as class "
        + labels.numbered(trigger.pair().target())
        + trigger
            .referenceSuccess()
            .map(success -> " (the clean references: " + NumberText.percent(success.rate()) + ")")
            .orElse("")
        + (result.source().isPresent() ? "" : ". It works for " + PairGroup.ALL_OTHERS);
  }

  private static String change(RecoveredTrigger trigger) {
    return switch (trigger.type()) {
      case SPARSE, PATCH, MASK ->
          "with "
              + description(trigger)
              + trigger
                  .box()
                  .map(box -> " at " + TriggerText.place(box))
                  .orElse(" spread over the image");
      case FAINT, WAVE, WARP, TONE -> "with " + description(trigger);
      case BRIGHTNESS -> "with all intensities times " + TriggerText.gain(trigger);
    };
  }
}
