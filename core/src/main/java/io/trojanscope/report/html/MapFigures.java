package io.trojanscope.report.html;

import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.ModelMap;
import io.trojanscope.report.picture.MapKind;
import io.trojanscope.report.picture.MapPainter;
import io.trojanscope.report.picture.MapSide;
import java.util.List;
import java.util.Optional;

/** Draws single maps with the text above and below them. */
final class MapFigures {
  private final ClassLabels labels;
  private final DistanceRanking ranking;
  private final MapPainter painter;
  private final List<MapSide> sides;

  MapFigures(ClassLabels labels, DistanceRanking ranking, MapPainter painter, boolean referenced) {
    this.labels = labels;
    this.ranking = ranking;
    this.painter = painter;
    this.sides = referenced ? List.of(MapSide.values()) : List.of(MapSide.SUSPECT);
  }

  /** Suspect, reference and difference, as far as there is a reference. */
  List<MapSide> sides() {
    return sides;
  }

  List<FigureView> figures(MapComparison comparison, MapKind kind, int longestSide) {
    return sides.stream().map(side -> figure(comparison, kind, side, longestSide)).toList();
  }

  /** The number over a map: the success share, or for a difference the distance. */
  String figureOver(MapComparison comparison, MapKind kind, MapSide side) {
    if (side == MapSide.DIFFERENCE) {
      return kind == MapKind.ADVERSARIAL && comparison.distance().isPresent()
          ? NumberText.inColumn(comparison.distance().getAsDouble(), ranking.greatest())
          : "";
    }
    return model(comparison, side)
        .filter(model -> model.successShare().isPresent())
        .map(model -> NumberText.percent(model.successShare().getAsDouble()))
        .orElse("");
  }

  Optional<PictureView> picture(
      MapComparison comparison, MapKind kind, MapSide side, int longestSide) {
    return painter
        .paint(comparison, kind, side, longestSide)
        .map(picture -> PictureView.of(picture, alt(comparison, kind, side)));
  }

  private FigureView figure(MapComparison comparison, MapKind kind, MapSide side, int longestSide) {
    return new FigureView(
        name(side),
        figureOver(comparison, kind, side),
        picture(comparison, kind, side, longestSide),
        recorded(comparison, side).map(n -> "n = " + NumberText.count(n)).orElse(""));
  }

  /** What stands over a map. */
  static String name(MapSide side) {
    return switch (side) {
      case SUSPECT -> "Suspect";
      case REFERENCE -> "Reference";
      case DIFFERENCE -> "Difference";
    };
  }

  private String alt(MapComparison comparison, MapKind kind, MapSide side) {
    String what = kind == MapKind.ADVERSARIAL ? "adversarial examples" : "perturbations";
    String place = labels.inWords(comparison.key());
    if (side == MapSide.DIFFERENCE) {
      return "Difference of the mean " + what + ", suspect minus reference, " + place;
    }
    return name(side)
        + ": mean of "
        + recorded(comparison, side).map(NumberText::count).orElse("no")
        + " "
        + what
        + " recorded under "
        + place;
  }

  private static Optional<Long> recorded(MapComparison comparison, MapSide side) {
    return model(comparison, side).flatMap(ModelMap::map).map(BiasMap::count);
  }

  private static Optional<ModelMap> model(MapComparison comparison, MapSide side) {
    return switch (side) {
      case SUSPECT -> Optional.of(comparison.suspect());
      case REFERENCE -> comparison.reference();
      case DIFFERENCE -> Optional.empty();
    };
  }
}
