package io.trojanscope.report.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Many pictures of one size on one sheet. */
final class ContactSheet {
  private static final int BACKGROUND = 0xD9D9DE;
  private static final int GAP = 4;

  private ContactSheet() {}

  /**
   * @param rows pictures row by row; empty places stay blank
   * @param like a picture of the size that all have
   */
  static BufferedImage of(List<List<Optional<BufferedImage>>> rows, BufferedImage like) {
    int tileWidth = like.getWidth();
    int tileHeight = like.getHeight();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    BufferedImage sheet =
        blank(
            Math.addExact(GAP, Math.multiplyExact(columns, tileWidth + GAP)),
            Math.addExact(GAP, Math.multiplyExact(rows.size(), tileHeight + GAP)));
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        int left = GAP + column * (tileWidth + GAP);
        int top = GAP + row * (tileHeight + GAP);
        rows.get(row).get(column).ifPresent(tile -> copy(tile, sheet, left, top));
      }
    }
    return sheet;
  }

  /** The longest side of a tile that keeps the sheet below a number of pixels. */
  static int sideFor(long tiles, long pixels) {
    return (int) Math.max(1, Math.sqrt(pixels / (double) Math.max(1, tiles)) - GAP);
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] line = new int[width];
    Arrays.fill(line, BACKGROUND);
    for (int y = 0; y < height; y++) {
      sheet.setRGB(0, y, width, 1, line, 0, width);
    }
    return sheet;
  }

  private static void copy(BufferedImage tile, BufferedImage sheet, int left, int top) {
    for (int y = 0; y < tile.getHeight(); y++) {
      for (int x = 0; x < tile.getWidth(); x++) {
        sheet.setRGB(left + x, top + y, rgb(tile, x, y));
      }
    }
  }

  /** Grey levels are copied as they are; {@code getRGB} would apply a gamma curve to them. */
  private static int rgb(BufferedImage tile, int x, int y) {
    return tile.getType() == BufferedImage.TYPE_BYTE_GRAY
        ? tile.getRaster().getSample(x, y, 0) * 0x010101
        : tile.getRGB(x, y);
  }
}
