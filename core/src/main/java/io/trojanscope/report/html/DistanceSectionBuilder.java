package io.trojanscope.report.html;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.result.MapsDocument;
import java.util.ArrayList;
import java.util.List;

/** Puts the section on distances together. */
final class DistanceSectionBuilder {
  private final List<MapComparison> comparisons;
  private final ClassLabels labels;
  private final DistanceRanking ranking;
  private final boolean pairs;
  private final int samples;

  DistanceSectionBuilder(
      MapsDocument document,
      List<MapComparison> comparisons,
      ClassLabels labels,
      DistanceRanking ranking) {
    this.comparisons = comparisons;
    this.labels = labels;
    this.ranking = ranking;
    this.pairs = document.settings().algorithm() == Algorithm.PER_PAIR;
    this.samples = document.settings().samples();
  }

  /** At most one section: none without distances. */
  List<DistanceSection> sections(MatrixFigureBuilder matrices) {
    if (ranking.ranked().isEmpty()) {
      return List.of();
    }
    return List.of(
        new DistanceSection(
            pairs ? List.of(new DistanceSquare(labels, ranking).figure(matrices)) : List.of(),
            charts(),
            notes()));
  }

  private List<BarChart> charts() {
    DistanceCharts charts = new DistanceCharts(labels, ranking);
    return pairs
        ? List.of(
            charts.perMap("Distance per pair", "Source → predicted"),
            charts.mean("Mean per source class", "Source", c -> c.key().source().orElseThrow()),
            charts.mean("Mean per predicted class", "Predicted", c -> c.key().predicted()))
        : List.of(charts.perMap("Distance per class", "Class"));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    int missing = comparisons.size() - ranking.ranked().size();
    if (missing > 0) {
      notes.add(
          "No distance for "
              + NumberText.count(missing)
              + " of "
              + NumberText.count(comparisons.size())
              + (pairs ? " pairs" : " classes")
              + ": a model recorded nothing there.");
    }
    int thin = ranking.ranked().size() - ranking.solid().size();
    if (thin > 0) {
      notes.add(
          "Faint: "
              + NumberText.count(thin)
              + " of "
              + NumberText.count(comparisons.size())
              + (pairs ? " pairs" : " classes")
              + ", whose map averages fewer than a tenth of the "
              + NumberText.count(samples)
              + " samples. Maps of few examples differ for that reason alone, so the largest distance, the median and the means leave them out.");
    }
    return notes;
  }
}
