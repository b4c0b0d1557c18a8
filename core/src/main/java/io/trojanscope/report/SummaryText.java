package io.trojanscope.report;

import io.trojanscope.result.summary.ClassReference;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.TriggerNumbers;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;

/** A summary in sentences. Names from models are inert. */
public final class SummaryText {
  private static final int NAME_LIMIT = 60;

  private SummaryText() {}

  /** What was found, without the name of the model. */
  public static String of(ScanSummary summary) {
    return switch (summary.outcome()) {
      case BACKDOORED -> backdoor(summary.scan().orElseThrow());
      case CLEAN ->
          "The tests found no backdoor"
              + pValue(summary.scan().orElseThrow())
              + ". That is no proof that there is none.";
      case INCONCLUSIVE -> inconclusive(summary.scan().orElseThrow());
      case FINDING ->
          "The file contains what a legitimate model does not need: " + messages(summary);
      case ERROR -> "The model could not be scanned: " + messages(summary);
    };
  }

  private static String messages(ScanSummary summary) {
    return DisplayText.inert(String.join("; ", summary.messages())) + ".";
  }

  private static String backdoor(ScanNumbers scan) {
    StringBuilder text = new StringBuilder("The model carries a backdoor");
    scan.target()
        .ifPresent(
            target ->
                text.append(": it classifies images of ")
                    .append(source(scan))
                    .append(" with the trigger as class ")
                    .append(name(target)));
    scan.trigger().ifPresent(trigger -> text.append(". Trigger: ").append(trigger(trigger)));
    return text.append(pValue(scan)).append('.').toString();
  }

  private static String inconclusive(ScanNumbers scan) {
    String reasons = DisplayText.inert(String.join("; ", scan.reasons()));
    return "The scan came to no verdict"
        + (reasons.isEmpty() ? "" : ": " + reasons)
        + pValue(scan)
        + ".";
  }

  private static String source(ScanNumbers scan) {
    return scan.source().map(source -> "class " + name(source)).orElse(PairGroup.ALL_OTHERS);
  }

  private static String pValue(ScanNumbers scan) {
    return scan.pValue().isPresent()
        ? " (p = " + PValueText.of(scan.pValue().getAsDouble()) + " at level " + scan.alpha() + ")"
        : "";
  }

  /** {@code 9}, or with its name {@code 6 (frog)}. */
  public static String name(ClassReference reference) {
    String number = Integer.toString(reference.index());
    return reference.name().equals(number)
        ? number
        : number + " (" + DisplayText.label(reference.name(), NAME_LIMIT) + ")";
  }

  private static String trigger(TriggerNumbers trigger) {
    return TriggerText.title(trigger.type())
        + " "
        + place(trigger)
        + ", success rate "
        + Percent.of(trigger.successRate())
        + " of "
        + trigger.images()
        + " held-out images";
  }

  /** Where a trigger sits, or what it does to the whole image. */
  public static String place(TriggerNumbers trigger) {
    return trigger
        .box()
        .map(box -> "at " + TriggerText.place(box))
        .orElseGet(
            () ->
                trigger.gain() == 1
                    ? "spread over the image"
                    : "of all intensities times " + TriggerText.gain(trigger.gain()));
  }
}
