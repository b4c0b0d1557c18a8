package io.trojanscope.report.picture;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.result.MapsDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which map goes where on the contact sheet. */
final class SheetLayout {
  private static final int CLASSES_ABREAST = 20;

  private final int classes;
  private final List<MapSide> sides;
  private final Map<MapKey, MapComparison> comparisons = new HashMap<>();

  /** A place on the sheet. */
  record Place(MapComparison comparison, MapSide side) {}

  private SheetLayout(MapsDocument document, List<MapComparison> comparisons) {
    this.classes = document.classNames().size();
    this.sides =
        document.reference().isPresent() ? List.of(MapSide.values()) : List.of(MapSide.SUSPECT);
    comparisons.forEach(comparison -> this.comparisons.put(comparison.key(), comparison));
  }

  static List<List<Optional<Place>>> rows(MapsDocument document, List<MapComparison> comparisons) {
    SheetLayout layout = new SheetLayout(document, comparisons);
    return document.settings().algorithm() == Algorithm.PER_CLASS
        ? layout.bands()
        : layout.squares();
  }

  /** Bands of classes, one row per side in each. */
  private List<List<Optional<Place>>> bands() {
    List<List<Optional<Place>>> rows = new ArrayList<>();
    for (int first = 0; first < classes; first += CLASSES_ABREAST) {
      for (MapSide side : sides) {
        List<Optional<Place>> row = new ArrayList<>();
        for (int c = first; c < Math.min(first + CLASSES_ABREAST, classes); c++) {
          row.add(place(new MapKey(OptionalInt.empty(), c), side));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** One square of pairs per side, next to each other, an empty column between. */
  private List<List<Optional<Place>>> squares() {
    List<List<Optional<Place>>> rows = new ArrayList<>();
    for (int source = 0; source < classes; source++) {
      List<Optional<Place>> row = new ArrayList<>();
      for (MapSide side : sides) {
        if (side != sides.get(0)) {
          row.add(Optional.empty());
        }
        for (int predicted = 0; predicted < classes; predicted++) {
          row.add(place(new MapKey(OptionalInt.of(source), predicted), side));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private Optional<Place> place(MapKey key, MapSide side) {
    return Optional.ofNullable(comparisons.get(key)).map(c -> new Place(c, side));
  }
}
