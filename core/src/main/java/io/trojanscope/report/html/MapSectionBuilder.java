package io.trojanscope.report.html;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPainter;
import io.trojanscope.result.MapsDocument;
import java.util.ArrayList;
import java.util.List;

/** Lays out the maps: squares of pairs for few classes and Algorithm II, else blocks. */
final class MapSectionBuilder {
  private static final int BLOCK_SIDE = 112;

  private final MapsDocument document;
  private final List<MapComparison> comparisons;
  private final ClassLabels labels;
  private final DistanceRanking ranking;
  private final MapPainter painter;
  private final MapFigures figures;

  MapSectionBuilder(
      MapsDocument document,
      List<MapComparison> comparisons,
      ClassLabels labels,
      DistanceRanking ranking,
      MapPainter painter,
      MapFigures figures) {
    this.document = document;
    this.comparisons = comparisons;
    this.labels = labels;
    this.ranking = ranking;
    this.painter = painter;
    this.figures = figures;
  }

  MapSection section(MapKind kind) {
    List<LegendView> legends =
        new Legends(document.shape()).of(painter.scales(), kind, document.reference().isPresent());
    if (labels.count() > ListExcerpt.OPEN) {
      return largestFirst(kind, legends);
    }
    if (document.settings().algorithm() == Algorithm.PER_PAIR) {
      PairGridBuilder grids = new PairGridBuilder(comparisons, labels, ranking, figures);
      return new MapSection(legends, "", grids.of(kind), List.of(), List.of(), "");
    }
    return new MapSection(
        legends,
        "",
        List.of(),
        comparisons.stream().map(c -> block(c, kind)).toList(),
        List.of(),
        "");
  }

  private MapSection largestFirst(MapKind kind, List<LegendView> legends) {
    int fold = kind == MapKind.ADVERSARIAL ? ListExcerpt.FOLDED_BLOCKS : 0;
    ListExcerpt<MapComparison> shown = ListExcerpt.first(rankedThenOthers(), fold);
    return new MapSection(
        legends,
        ranking.ranked().isEmpty()
            ? "The first " + shown.open().size() + " of " + NumberText.count(shown.total()) + "."
            : "The "
                + shown.open().size()
                + " largest distances of "
                + NumberText.count(shown.total())
                + ", largest first.",
        List.of(),
        shown.open().stream().map(c -> block(c, kind)).toList(),
        shown.folded().stream().map(c -> block(c, kind)).toList(),
        shown.leftOut(document.settings().algorithm() == Algorithm.PER_PAIR ? "pairs" : "classes"));
  }

  private List<MapComparison> rankedThenOthers() {
    List<MapComparison> all = new ArrayList<>(ranking.ranked());
    comparisons.stream().filter(c -> c.distance().isEmpty()).forEach(all::add);
    return all;
  }

  private MapBlock block(MapComparison comparison, MapKind kind) {
    return new MapBlock(
        labels.of(comparison.key()),
        labels.index(comparison.key()),
        ranking.isPeak(comparison),
        figures.figures(comparison, kind, BLOCK_SIDE));
  }
}
