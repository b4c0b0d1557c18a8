package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/** Bitmaps drawn in text: a line per row, {@code #} for white, {@code .} for untouched. */
final class TextBitmap {
  private static final char WHITE = '#';
  private static final char UNTOUCHED = '.';

  private TextBitmap() {}

  /**
   * @throws InvalidInputException if the lines differ in length, are empty, hold another character,
   *     or mark no pixel
   */
  static Bitmap parse(String name, String identity, String text) {
    List<String> rows = text.stripTrailing().lines().map(String::stripTrailing).toList();
    int height = rows.size();
    int width = rows.isEmpty() ? 0 : rows.get(0).length();
    float[] opacity = new float[height * width];
    for (int y = 0; y < height; y++) {
      readRow(name, y, rows.get(y), width, opacity);
    }
    float[] white = new float[3 * height * width];
    Arrays.fill(white, 1f);
    return new Bitmap(name, identity, height, width, white, opacity);
  }

  private static void readRow(String name, int y, String row, int width, float[] opacity) {
    for (int x = 0; x < row.length(); x++) {
      char mark = row.charAt(x);
      if (mark != WHITE && mark != UNTOUCHED) {
        throw new InvalidInputException(
            String.format(
                "%s: line %d: expected only '#' (white) and '.' (untouched), found character 0x%02x"
                    + " at %d; give such a text or a PNG file",
                name, y + 1, (int) mark, x + 1));
      }
    }
    if (row.length() != width) {
      throw new InvalidInputException(
          String.format(
              "%s: line %d: expected %d characters as in line 1, found %d; make all lines equally"
                  + " long",
              name, y + 1, width, row.length()));
    }
    for (int x = 0; x < width; x++) {
      opacity[y * width + x] = row.charAt(x) == WHITE ? 1f : 0f;
    }
  }
}
