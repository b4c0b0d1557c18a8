package io.trojanscope.cli;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.Verdict;
import io.trojanscope.report.CandidateText;
import io.trojanscope.report.PValueText;
import io.trojanscope.report.PairGroup;
import io.trojanscope.report.TriggerText;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a scan prints: the verdict, what it rests on, and the tables. */
final class ScanText {
  private static final String NOT_MEASURED = "not measured";

  private final ScanDocument document;
  private final ScanFindings result;
  private final ClassText classes;
  private final PrintWriter out;

  private ScanText(ScanDocument document, PrintWriter out) {
    this.document = document;
    this.result = document.result();
    this.classes = new ClassText(document.classNames());
    this.out = out;
  }

  /**
   * @param written files that hold the result
   */
  static void print(ScanDocument document, List<Path> written, PrintWriter out) {
    ScanText text = new ScanText(document, out);
    text.printVerdict();
    text.printTrigger();
    text.printAccuracies();
    text.result.cautions().forEach(caution -> text.line("caution", DisplayText.inert(caution)));
    if (text.result.statistic().isPresent()) {
      new ScanTableText(document, text.classes, out).print();
    }
    written.forEach(file -> out.println("wrote " + DisplayText.inert(file.toString())));
  }

  private void printVerdict() {
    String likeliest = result.verdict() == Verdict.BACKDOORED ? "" : "likeliest ";
    out.println(result.verdict() + ": " + DisplayText.inert(document.suspect().model().name()));
    if (result.verdict() == Verdict.CLEAN) {
      line("", "these tests found no backdoor; that is no proof that there is none");
    }
    result.reasons().forEach(reason -> line("reason", DisplayText.inert(reason)));
    line("mode", mode(result.mode()));
    boolean measured = result.statistic().isPresent();
    line(
        "p-value",
        measured
            ? PValueText.of(result.pValue()) + ", at level " + result.config().alpha()
            : NOT_MEASURED);
    line("score", measured ? number(result.score()) : NOT_MEASURED);
    line(likeliest + "target", classes.of(result.target(), "unknown"));
    line(likeliest + "source", source());
  }

  private String source() {
    if (result.source().isPresent() || result.target().isEmpty()) {
      return classes.of(result.source(), "unknown");
    }
    return PairGroup.ALL_OTHERS
        + result
            .trigger()
            .map(
                found ->
                    "; the success rates are those of class " + classes.of(found.pair().source()))
            .orElse("");
  }

  private void printTrigger() {
    if (result.trigger().isEmpty()) {
      line("trigger", "none recovered");
      return;
    }
    RecoveredTrigger trigger = result.trigger().get();
    boolean found = result.verdict() == Verdict.BACKDOORED;
    line(found ? "trigger" : "candidate", what(trigger));
    if (!found) {
      line("", CandidateText.of(result));
    }
    MaskText.lines(trigger, document.shape()).forEach(out::println);
    line("success rate", successRate(trigger.suspectSuccess()));
    trigger.referenceSuccess().ifPresent(rate -> line("in references", successRate(rate)));
  }

  private void printAccuracies() {
    printAccuracy("accuracy", document.suspect());
    document.references().forEach(model -> printAccuracy("of reference", model));
  }

  private void printAccuracy(String label, ModelMaps model) {
    model
        .pristine()
        .ifPresent(
            matrix ->
                line(
                    label,
                    Percent.of(matrix.accuracy())
                        + " of "
                        + matrix.total()
                        + " images, "
                        + DisplayText.inert(model.model().name())));
  }

  private void line(String label, String value) {
    out.println(String.format(Locale.ROOT, "%-17s %s", label, value).stripTrailing());
  }

  private static String mode(ScanMode mode) {
    return switch (mode) {
      case REFERENCE_AND_IMAGES -> "reference and images";
      case IMAGES -> "images only; reference models were trained on them";
      case REFERENCE -> "reference without images; weaker than with images";
      case MODEL_ALONE ->
          "the model alone; weak: give images or a clean model for a better verdict";
    };
  }

  private static String what(RecoveredTrigger trigger) {
    String title = TriggerText.title(trigger.type());
    return switch (trigger.type()) {
      case SPARSE, PATCH, MASK ->
          title
              + ": "
              + trigger.box().map(TriggerText::place).orElse("spread over the image")
              + (trigger.movable() ? ", works at other places too" : "");
      case FAINT -> title + " over the image";
      case BRIGHTNESS -> title + ": all intensities times " + TriggerText.gain(trigger);
      case WAVE, WARP, TONE -> title + trigger.change().map(change -> ": " + change).orElse("");
    };
  }

  private static String successRate(TriggerSuccessRate rate) {
    return "%s of %d held-out images (95 %% interval %s to %s)"
        .formatted(
            Percent.of(rate.rate()),
            rate.images(),
            Percent.of(rate.lower()),
            Percent.of(rate.upper()));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
