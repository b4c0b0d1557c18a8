package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.ModelMap;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.MapRow;
import io.trojanscope.result.paper.Panel.Tile;
import io.trojanscope.result.paper.PanelImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Maps of a backdoored and of the clean model as panels. */
final class MapPanels {
  private MapPanels() {}

  /** Rows of the backdoored and the clean model, and of their difference, a column per class. */
  static Panel rows(String title, Comparison comparison) {
    return new Panel.Maps(
        title,
        List.of(
            new MapRow("backdoored", false, tiles(comparison, c -> tile(c.suspect()))),
            new MapRow(
                "clean",
                false,
                tiles(comparison, c -> c.reference().map(MapPanels::tile).orElse(Tile.NONE))),
            new MapRow("difference", true, tiles(comparison, MapPanels::difference))));
  }

  /** Squares of the backdoored and the clean model by source and predicted class. */
  static List<Panel> squares(String title, Comparison comparison, int classes) {
    return List.of(
        new Panel.Pairs(
            title + ", backdoored", square(comparison, classes, c -> Optional.of(c.suspect()))),
        new Panel.Pairs(title + ", clean", square(comparison, classes, MapComparison::reference)));
  }

  private static List<Tile> square(
      Comparison comparison, int classes, Function<MapComparison, Optional<ModelMap>> side) {
    Tile[] tiles = new Tile[classes * classes];
    Arrays.fill(tiles, Tile.NONE);
    for (MapComparison pair : comparison.maps()) {
      int cell = pair.key().source().orElseThrow() * classes + pair.key().predicted();
      tiles[cell] = side.apply(pair).map(MapPanels::tile).orElse(Tile.NONE);
    }
    return List.of(tiles);
  }

  private static List<Tile> tiles(Comparison comparison, Function<MapComparison, Tile> tile) {
    return comparison.maps().stream().map(tile).toList();
  }

  private static Tile tile(ModelMap map) {
    return new Tile(Comparison.mean(map).map(PanelImage::of), FigureText.share(map.successShare()));
  }

  private static Tile difference(MapComparison maps) {
    return new Tile(
        Comparison.difference(maps).map(PanelImage::of),
        maps.distance().isPresent() ? FigureText.number(maps.distance()) : "");
  }
}
