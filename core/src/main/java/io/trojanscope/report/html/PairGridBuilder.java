package io.trojanscope.report.html;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapSide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Lays out Algorithm II's maps as squares: a row per source, a column per predicted class. */
final class PairGridBuilder {
  private static final int CELL_SIDE = 64;
  private static final PairGrid.Cell EMPTY = new PairGrid.Cell("", Optional.empty(), false);

  private final Map<MapKey, MapComparison> comparisons = new HashMap<>();
  private final ClassLabels labels;
  private final DistanceRanking ranking;
  private final MapFigures figures;

  PairGridBuilder(
      List<MapComparison> comparisons,
      ClassLabels labels,
      DistanceRanking ranking,
      MapFigures figures) {
    comparisons.forEach(comparison -> this.comparisons.put(comparison.key(), comparison));
    this.labels = labels;
    this.ranking = ranking;
    this.figures = figures;
  }

  List<PairGrid> of(MapKind kind) {
    return figures.sides().stream()
        .map(
            side ->
                new PairGrid(
                    MapFigures.name(side), labels.anyLong(), labels.all(), rows(kind, side)))
        .toList();
  }

  private List<PairGrid.Row> rows(MapKind kind, MapSide side) {
    return IntStream.range(0, labels.count())
        .mapToObj(source -> new PairGrid.Row(labels.of(source), cells(source, kind, side)))
        .toList();
  }

  private List<PairGrid.Cell> cells(int source, MapKind kind, MapSide side) {
    return IntStream.range(0, labels.count())
        .mapToObj(predicted -> new MapKey(OptionalInt.of(source), predicted))
        .map(key -> Optional.ofNullable(comparisons.get(key)))
        .map(comparison -> comparison.map(c -> cell(c, kind, side)).orElse(EMPTY))
        .toList();
  }

  private PairGrid.Cell cell(MapComparison comparison, MapKind kind, MapSide side) {
    return new PairGrid.Cell(
        figures.figureOver(comparison, kind, side),
        figures.picture(comparison, kind, side, CELL_SIDE),
        ranking.isPeak(comparison));
  }
}
