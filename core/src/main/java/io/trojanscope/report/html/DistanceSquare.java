package io.trojanscope.report.html;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.report.html.MatrixFigureBuilder.Heading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Draws the distances of all pairs as a square. */
final class DistanceSquare {
  private final ClassLabels labels;
  private final DistanceRanking ranking;

  DistanceSquare(ClassLabels labels, DistanceRanking ranking) {
    this.labels = labels;
    this.ranking = ranking;
  }

  MatrixFigure figure(MatrixFigureBuilder matrices) {
    Map<MapKey, MapComparison> comparisons = new HashMap<>();
    ranking.ranked().forEach(comparison -> comparisons.put(comparison.key(), comparison));
    return matrices.heat(
        new Heading(
            "Distance per pair",
            "Shading: share of the largest; without shading: nothing recorded, or few examples.",
            "source class",
            "predicted class",
            "Distance"),
        () ->
            Square.of(
                labels.count(),
                (source, predicted) ->
                    find(comparisons, source, predicted)
                        .map(DistanceRanking::distance)
                        .orElse(Double.NaN)),
        distance -> NumberText.inColumn(distance, ranking.greatest()),
        (source, predicted) -> find(comparisons, source, predicted).map(this::style).orElse(""));
  }

  private static Optional<MapComparison> find(
      Map<MapKey, MapComparison> comparisons, int source, int predicted) {
    return Optional.ofNullable(comparisons.get(new MapKey(OptionalInt.of(source), predicted)));
  }

  private String style(MapComparison comparison) {
    if (ranking.isPeak(comparison)) {
      return "peak";
    }
    return ranking.isThin(comparison) ? MatrixFigureBuilder.THIN : "";
  }
}
