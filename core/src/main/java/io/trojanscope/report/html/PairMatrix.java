package io.trojanscope.report.html;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.report.html.MatrixFigureBuilder.CellStyle;
import io.trojanscope.report.html.MatrixFigureBuilder.Heading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Draws the statistics of all pairs as a square; of many classes, the worst ones as a table too.
 */
final class PairMatrix {
  private static final int WORST = 12;

  private final List<PairStatistic> pairs;
  private final ClassLabels labels;
  private final Map<ClassPair, Double> statistics = new HashMap<>();
  private final double greatest;

  PairMatrix(List<PairStatistic> pairs, ClassLabels labels) {
    this.pairs = pairs;
    this.labels = labels;
    pairs.forEach(pair -> statistics.put(pair.pair(), pair.statistic()));
    this.greatest = pairs.stream().mapToDouble(PairStatistic::statistic).max().orElse(0);
  }

  List<MatrixFigure> figures(MatrixFigureBuilder matrices) {
    if (pairs.isEmpty()) {
      return List.of();
    }
    List<MatrixFigure> figures = new ArrayList<>();
    if (labels.count() > ListExcerpt.OPEN) {
      figures.add(worst(matrices));
    }
    figures.add(matrices.heat(heading("All pairs"), this::square, this::text, style()));
    return figures;
  }

  private MatrixFigure worst(MatrixFigureBuilder matrices) {
    List<Integer> sources = first(pair -> pair.pair().source());
    List<Integer> targets = first(pair -> pair.pair().target());
    Square part =
        Square.of(
            labels.count(),
            (source, target) ->
                sources.contains(source) && targets.contains(target)
                    ? statistic(source, target)
                    : Double.NaN);
    return matrices.heat(
        heading("The most suspicious sources and targets"),
        sources,
        targets,
        part,
        this::text,
        style());
  }

  /** The classes of the most suspicious pairs, which come first. */
  private List<Integer> first(ToIntFunction<PairStatistic> classOf) {
    Set<Integer> first = new LinkedHashSet<>();
    for (PairStatistic pair : pairs) {
      if (first.size() == WORST) {
        break;
      }
      first.add(classOf.applyAsInt(pair));
    }
    return List.copyOf(first);
  }

  private static Heading heading(String caption) {
    return new Heading(
        caption,
        "−log₁₀ of the p-value. Shading: share of the largest; the outlined pair is the most"
            + " suspicious. A dash or grey: the result does not keep this pair.",
        "source class",
        "target class",
        "−log₁₀ p");
  }

  private Square square() {
    return Square.of(labels.count(), this::statistic);
  }

  private double statistic(int source, int target) {
    return source == target
        ? Double.NaN
        : statistics.getOrDefault(new ClassPair(source, target), Double.NaN);
  }

  private String text(double statistic) {
    return NumberText.inColumn(statistic, greatest);
  }

  private CellStyle style() {
    ClassPair peak = pairs.get(0).pair();
    return (source, target) -> source == peak.source() && target == peak.target() ? "peak" : "";
  }
}
