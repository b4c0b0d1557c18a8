package io.trojanscope.result;

import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.PanelImage;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/** Whether the panels of figures fit the images and classes. */
final class PanelCheck {
  private final ImageShape shape;
  private final int classes;

  PanelCheck(ImageShape shape, int classes) {
    this.shape = shape;
    this.classes = classes;
  }

  void require(Panel panel) {
    if (panel instanceof Panel.Maps maps) {
      maps.rows().forEach(row -> requireTiles(row.tiles(), classes));
    } else if (panel instanceof Panel.Pairs pairs) {
      requireTiles(pairs.tiles(), classes * classes);
    } else if (panel instanceof Panel.Square square) {
      requireCount("values", square.values().size(), classes * classes);
      square.marked().ifPresent(pair -> ClassIndex.require(pair.source(), classes));
      square.marked().ifPresent(pair -> ClassIndex.require(pair.target(), classes));
    } else if (panel instanceof Panel.Sample sample) {
      requirePixels(sample.pristine());
      requirePixels(sample.poisoned());
    } else if (panel instanceof Panel.Confusion confusion) {
      Matrices.require(confusion.matrix().counts(), classes);
    } else if (panel instanceof Panel.Curves curves) {
      curves.curves().forEach(curve -> requireCount("values", curve.values().size(), classes));
      curves.marked().forEach(mark -> ClassIndex.require(mark.classIndex(), classes));
    } else if (panel instanceof Panel.Table table) {
      table.rows().forEach(row -> requireCount("cells", row.size(), table.columns().size()));
    }
  }

  private void requireTiles(List<Panel.Tile> tiles, int expected) {
    requireCount("maps", tiles.size(), expected);
    tiles.forEach(tile -> tile.pixels().ifPresent(this::requirePixels));
  }

  private void requirePixels(PanelImage image) {
    requireCount("pixel values", image.float32().size(), shape.size());
  }

  private static void requireCount(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException("expected " + expected + " " + what + ", found " + found);
    }
  }
}
