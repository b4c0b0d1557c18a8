package io.trojanscope.cli;

import io.trojanscope.detect.PairStatistic;
import io.trojanscope.report.PValueText;
import io.trojanscope.report.PairGroup;
import io.trojanscope.report.TriggerText;
import io.trojanscope.result.ClassFinding;
import io.trojanscope.result.ScanDocument;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of a scan: per class, and the worst pairs. */
final class ScanTableText {
  private static final int ALL_CLASSES = 20;
  private static final int WORST = 10;

  private final ScanDocument document;
  private final ClassText classes;
  private final PrintWriter out;

  ScanTableText(ScanDocument document, ClassText classes, PrintWriter out) {
    this.document = document;
    this.classes = classes;
    this.out = out;
  }

  void print() {
    printClasses();
    printPairs();
  }

  private void printClasses() {
    List<ClassFinding> findings = document.classFindings();
    boolean all = findings.size() <= ALL_CLASSES;
    out.println();
    row("%-28s %9s  %8s  %9s  %s", "target class", "-log10 p", "p-value", "distance", "source");
    (all
            ? findings.stream()
            : findings.stream()
                .sorted(Comparator.comparingDouble(ClassFinding::statistic).reversed())
                .limit(WORST))
        .forEach(this::printClass);
    if (!all) {
      out.println("  the " + WORST + " most suspicious of " + findings.size());
    }
  }

  private void printClass(ClassFinding finding) {
    row(
        "%-28s %9s  %8s  %9s  %s",
        classes.of(finding.classIndex()),
        finding.worst().map(pair -> ScanText.number(pair.statistic())).orElse("-"),
        finding.worst().map(pair -> PValueText.of(pair.pValue())).orElse("-"),
        number(finding.euclidean()),
        source(finding));
  }

  /** Of the target of a backdoor of all classes, not the one that the search began with. */
  private String source(ClassFinding finding) {
    return document.isForAllSources(finding.classIndex())
        ? PairGroup.ALL_OTHERS
        : finding.worst().map(pair -> classes.of(pair.pair().source())).orElse("-");
  }

  private void printPairs() {
    List<PairGroup> groups = PairGroup.of(document.result().pairs());
    if (groups.isEmpty()) {
      return;
    }
    List<PairGroup> worst = groups.subList(0, Math.min(WORST, groups.size()));
    int shown = worst.stream().mapToInt(group -> group.sources().size()).sum();
    out.println();
    row("%-28s %9s  %8s  %s", "most suspicious pairs", "-log10 p", "p-value", "trigger");
    worst.forEach(this::printPair);
    if (groups.size() > WORST) {
      out.println("  the " + shown + " most suspicious of " + document.pairCount());
    }
  }

  private void printPair(PairGroup group) {
    PairStatistic pair = group.first();
    row(
        "%-28s %9s  %8s  %s",
        group.sources(document.classNames().size(), classes::of)
            + " -> "
            + classes.of(pair.pair().target()),
        ScanText.number(pair.statistic()),
        PValueText.of(pair.pValue()),
        TriggerText.title(pair.type()) + (pair.converged() ? "" : ", not converged"));
  }

  private void row(String format, Object... cells) {
    out.println(("  " + String.format(Locale.ROOT, format, cells)).stripTrailing());
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? ScanText.number(value.getAsDouble()) : "-";
  }
}
