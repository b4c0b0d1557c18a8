package io.trojanscope.report.html;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.report.PValueText;
import io.trojanscope.report.PairGroup;
import io.trojanscope.report.TriggerText;
import io.trojanscope.report.html.TableView.Column;
import io.trojanscope.result.ClassFinding;
import io.trojanscope.result.ScanDocument;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Lists the pairs and the classes of a scan with their numbers. */
final class ScanTables {
  private static final String NONE = "–";
  private static final String LOG_P = "−log₁₀ p";

  private final ScanDocument document;
  private final ClassLabels labels;

  ScanTables(ScanDocument document, ClassLabels labels) {
    this.document = document;
    this.labels = labels;
  }

  /** The pairs, the most suspicious first. */
  TableView worstPairs() {
    return TableView.of(
        caption(),
        List.of(
            Column.text("source → target"),
            Column.text("trigger"),
            Column.number(LOG_P),
            Column.number("p-value")),
        PairGroup.of(document.result().pairs()),
        this::pair,
        "rows");
  }

  /** A row per class; where there are many classes, the most suspicious first. */
  TableView classes(DistanceRanking ranking) {
    List<ClassFinding> findings = document.classFindings();
    boolean many = findings.size() > ListExcerpt.OPEN;
    Comparator<ClassFinding> worstFirst =
        Comparator.comparingDouble(ClassFinding::statistic).reversed();
    return TableView.of(
        "Classes as targets" + (many ? ", the most suspicious first" : ""),
        List.of(
            Column.text("target class"),
            Column.text("most suspicious source"),
            Column.number(LOG_P),
            Column.number("p-value"),
            Column.number("distance of the maps"),
            Column.number("multiple of the median")),
        many ? findings.stream().sorted(worstFirst).toList() : findings,
        finding -> row(finding, ranking),
        "classes");
  }

  private String caption() {
    long all = document.pairCount();
    int kept = document.result().pairs().size();
    return "Pairs, the most suspicious first"
        + (kept == 0 || kept == all
            ? ""
            : "; " + NumberText.count(kept) + " of " + NumberText.count(all) + " are kept");
  }

  private TableView.Row pair(PairGroup group) {
    PairStatistic pair = group.first();
    return new TableView.Row(
        List.of(
            group.sources(labels.count(), labels::numbered)
                + " → "
                + labels.numbered(pair.pair().target()),
            TriggerText.title(pair.type()),
            NumberText.decimal(pair.statistic()),
            PValueText.of(pair.pValue())),
        pair.converged() ? "" : "not converged");
  }

  private TableView.Row row(ClassFinding finding, DistanceRanking ranking) {
    OptionalDouble multiple =
        finding.euclidean().isPresent()
            ? ranking.factor(finding.euclidean().getAsDouble())
            : OptionalDouble.empty();
    return new TableView.Row(
        List.of(
            labels.numbered(finding.classIndex()),
            source(finding),
            finding.worst().map(w -> NumberText.decimal(w.statistic())).orElse(NONE),
            finding.worst().map(w -> PValueText.of(w.pValue())).orElse(NONE),
            decimal(finding.euclidean()),
            multiple.isPresent() ? NumberText.multiple(multiple.getAsDouble()) + "×" : NONE),
        badge(finding.classIndex()));
  }

  /** Of the target of a backdoor of all classes, not the one that the search began with. */
  private String source(ClassFinding finding) {
    return document.isForAllSources(finding.classIndex())
        ? PairGroup.ALL_OTHERS
        : finding.worst().map(w -> labels.numbered(w.pair().source())).orElse(NONE);
  }

  private String badge(int classIndex) {
    if (document.result().target().orElse(-1) == classIndex) {
      return "target";
    }
    return document.result().source().orElse(-1) == classIndex ? "source" : "";
  }

  private static String decimal(OptionalDouble value) {
    return value.isPresent() ? NumberText.decimal(value.getAsDouble()) : NONE;
  }
}
