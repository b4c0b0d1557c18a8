package io.trojanscope.cli;

import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.RepairedTrigger;
import io.trojanscope.result.SuccessChange;
import io.trojanscope.result.WeightChange;
import io.trojanscope.stats.BinomialInterval;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what a repair did. */
final class RepairText {
  private static final int NAME = 40;

  private final RepairDocument document;
  private final ClassText classes;
  private final PrintWriter out;

  RepairText(RepairDocument document, Console console) {
    this.document = document;
    this.classes = new ClassText(document.classNames());
    this.out = console.out();
  }

  void print() {
    line("method", document.method());
    if (document.prunedChannels() > 0) {
      line("channels set to 0", Integer.toString(document.prunedChannels()));
    }
    document
        .accuracy()
        .ifPresentOrElse(
            accuracy -> print("accuracy", accuracy),
            () -> line("accuracy", "not measured: no images"));
    document.triggers().forEach(this::print);
    document
        .rescan()
        .ifPresent(
            verdict ->
                line(
                    "scan after repair",
                    String.format(
                        Locale.ROOT,
                        "%s, p-value %.2g",
                        verdict,
                        document.rescanPValue().orElse(1))));
    document.remarks().forEach(remark -> line("note", DisplayText.inert(remark)));
    printChanges();
  }

  private void print(RepairedTrigger trigger) {
    line(
        trigger.planted() ? "planted trigger" : "recovered trigger",
        DisplayText.inert(trigger.name())
            + ", from "
            + classes.of(trigger.source(), "several classes")
            + " to "
            + classes.of(trigger.target(), "the next class"));
    print("  success", trigger.success());
    trigger.retuned().ifPresent(count -> line("  after re-tuning", text(count)));
  }

  private void print(String label, SuccessChange change) {
    line(label + " before", text(change.before()));
    line(label + " after", text(change.after()));
  }

  private static String text(SuccessCount count) {
    if (count.images() == 0) {
      return "not measured: no images of the source class";
    }
    BinomialInterval interval = count.interval();
    return Percent.of(count.rate())
        + ", 95 % interval "
        + Percent.of(interval.lower())
        + " to "
        + Percent.of(interval.upper());
  }

  private void printChanges() {
    if (document.changes().isEmpty()) {
      return;
    }
    out.println("changed weights (all others are the same):");
    out.printf("  %-40s %-16s %10s %10s%n", "initializer", "shape", "largest", "relative");
    for (WeightChange change : document.changes()) {
      String shape = change.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
      out.printf(
          Locale.ROOT,
          "  %-40s %-16s %10.4f %8.2f %%%n",
          DisplayText.label(change.name(), NAME),
          shape,
          change.largest(),
          100 * change.relative());
    }
  }

  private void line(String label, String text) {
    out.printf("%-21s%s%n", label, text);
  }
}
