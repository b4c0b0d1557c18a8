package io.trojanscope.report.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Optional;

/** Pictures of one size and kind side by side, a pixel apart, without text. */
public final class TileSheet {
  private static final int GAP = 1;
  private static final int GREY = 128;

  private TileSheet() {}

  /**
   * Joins pictures row by row; empty places stay grey.
   *
   * @param like a picture of the size and colours that all have
   */
  public static BufferedImage of(
      List<Optional<BufferedImage>> tiles, int columns, BufferedImage like) {
    int rows = (tiles.size() + columns - 1) / columns;
    ColorModel colors = like.getColorModel();
    WritableRaster sheet =
        colors.createCompatibleWritableRaster(
            columns * (like.getWidth() + GAP) - GAP, rows * (like.getHeight() + GAP) - GAP);
    fill(sheet, colors instanceof IndexColorModel ? Palette.NO_VALUE : GREY);
    for (int i = 0; i < tiles.size(); i++) {
      int left = i % columns * (like.getWidth() + GAP);
      int top = i / columns * (like.getHeight() + GAP);
      tiles.get(i).ifPresent(tile -> sheet.setRect(left, top, tile.getRaster()));
    }
    return new BufferedImage(colors, sheet, false, null);
  }

  private static void fill(WritableRaster sheet, int sample) {
    for (int band = 0; band < sheet.getNumBands(); band++) {
      for (int y = 0; y < sheet.getHeight(); y++) {
        for (int x = 0; x < sheet.getWidth(); x++) {
          sheet.setSample(x, y, band, sample);
        }
      }
    }
  }
}
