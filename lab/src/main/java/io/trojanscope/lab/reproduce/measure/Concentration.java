package io.trojanscope.lab.reproduce.measure;

import io.trojanscope.spec.ImageShape;

/** How much of a map lies in one place. */
public final class Concentration {
  private Concentration() {}

  /**
   * The largest share of the map's energy (sum of squares over channels) that a square window
   * holds, in [0, 1]; NaN for a map of zeros.
   *
   * @param map CHW
   * @param side of the window, in pixels, at most the image's height and width
   */
  public static double largestShare(ImageShape shape, float[] map, int side) {
    double total = 0;
    double largest = 0;
    for (int row = 0; row + side <= shape.height(); row++) {
      for (int column = 0; column + side <= shape.width(); column++) {
        largest = Math.max(largest, energy(shape, map, row, column, side));
      }
    }
    for (float value : map) {
      total += (double) value * value;
    }
    return largest / total;
  }

  private static double energy(ImageShape shape, float[] map, int top, int left, int side) {
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = top; row < top + side; row++) {
        for (int column = left; column < left + side; column++) {
          double value = map[shape.index(channel, row, column)];
          sum += value * value;
        }
      }
    }
    return sum;
  }
}
