package io.trojanscope.report.picture;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/**
 * 255 colours for a scalar, and one for "no value". Equal steps of the value are about equal steps
 * of lightness (OKLab), and the hues differ for all common kinds of colour blindness.
 */
final class Palette {

  /** Dark purple (lowest) over near white (middle) to dark orange (highest). */
  static final Palette DIVERGING =
      new Palette(
          0x401F77, 0x6B3EB2, 0x956BDA, 0xBB9CEE, 0xDDCBF8, 0xF7F6F6, 0xF3CD9E, 0xE89A50, 0xC36C29,
          0x8E471E, 0x592811);

  /** Near white (lowest) to dark blue (highest). */
  static final Palette SEQUENTIAL =
      new Palette(0xF1F6FA, 0xC4DAF5, 0x95B5EE, 0x708ADE, 0x585FC0, 0x423A93, 0x29205A);

  static final int LAST = 254;
  static final int NO_VALUE = 255;
  private static final int NO_VALUE_COLOR = 0xB9B9BE;

  private final IndexColorModel colors;

  private Palette(int... stops) {
    int[] table = new int[NO_VALUE + 1];
    for (int i = 0; i <= LAST; i++) {
      table[i] = between(stops, i / (double) LAST);
    }
    table[NO_VALUE] = NO_VALUE_COLOR;
    this.colors =
        new IndexColorModel(Byte.SIZE, table.length, table, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  IndexColorModel colors() {
    return colors;
  }

  /** The colour of a value from 0 (lowest) to 1 (highest). */
  static int index(double position) {
    return (int) Math.round(Math.max(0, Math.min(1, position)) * LAST);
  }

  private static int between(int[] stops, double position) {
    int lower = Math.min((int) (position * (stops.length - 1)), stops.length - 2);
    double weight = position * (stops.length - 1) - lower;
    int color = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = stops[lower] >> shift & 0xFF;
      int to = stops[lower + 1] >> shift & 0xFF;
      color |= (int) Math.round(from + weight * (to - from)) << shift;
    }
    return color;
  }
}
