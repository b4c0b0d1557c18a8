package io.trojanscope.result;

import io.trojanscope.spec.ImageShape;

/** Soft seven-segment digits and the C-shaped patch, drawn on any size. */
final class Digit {
  /** Segments: top, top left, top right, middle, bottom left, bottom right, bottom. */
  private static final String[] LIT = {
    "1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010",
    "1111111", "1111011"
  };

  private static final double[][] SEGMENTS = {
    {.2, .36, .2, .64},
    {.2, .36, .5, .36},
    {.2, .64, .5, .64},
    {.5, .36, .5, .64},
    {.5, .36, .8, .36},
    {.5, .64, .8, .64},
    {.8, .36, .8, .64}
  };

  private Digit() {}

  /** Intensity of a digit's last decimal place, in [0, 1]. */
  static double ink(int digit, int row, int column, ImageShape shape) {
    double y = (row + 0.5) / shape.height();
    double x = (column + 0.5) / shape.width();
    double ink = 0;
    for (int segment = 0; segment < SEGMENTS.length; segment++) {
      if (LIT[digit % LIT.length].charAt(segment) == '1') {
        double distance = distance(SEGMENTS[segment], y, x);
        ink = Math.max(ink, Math.exp(-distance * distance / 0.003));
      }
    }
    return ink;
  }

  /** 1 inside the C at the top right, else 0. */
  static double trigger(int row, int column, ImageShape shape) {
    int y = row * 28 / shape.height();
    int x = column * 28 / shape.width();
    boolean inside = y >= 1 && y < 7 && x >= 21 && x < 27;
    return inside && (y < 3 || y >= 5 || x < 23) ? 1 : 0;
  }

  private static double distance(double[] segment, double y, double x) {
    double nearestY = Math.max(segment[0], Math.min(segment[2], y));
    double nearestX = Math.max(segment[1], Math.min(segment[3], x));
    return Math.hypot(y - nearestY, x - nearestX);
  }
}
