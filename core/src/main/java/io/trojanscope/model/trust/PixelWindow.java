package io.trojanscope.model.trust;

import io.trojanscope.spec.ImageShape;
import java.util.stream.IntStream;

/**
 * The square window with the strongest gradient.
 *
 * @param side in pixels, at most the image's height and width
 */
record PixelWindow(ImageShape shape, int side) implements PixelChoice {
  @Override
  public int[] choose(float[] gradient, int offset) {
    int place = strongest(gradient, offset);
    int top = place / shape.width();
    int left = place % shape.width();
    return IntStream.range(0, shape.channels() * side * side)
        .map(i -> shape.index(i / (side * side), top + i % (side * side) / side, left + i % side))
        .toArray();
  }

  /** Number of the top left pixel, counted row by row. */
  private int strongest(float[] gradient, int offset) {
    double[] sums = new double[(shape.height() + 1) * (shape.width() + 1)];
    int stride = shape.width() + 1;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        double here = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
          here += Math.abs(gradient[offset + shape.index(channel, row, column)]);
        }
        int i = (row + 1) * stride + column + 1;
        sums[i] = here + sums[i - 1] + sums[i - stride] - sums[i - stride - 1];
      }
    }
    int best = 0;
    double strongest = -1;
    for (int row = 0; row + side <= shape.height(); row++) {
      for (int column = 0; column + side <= shape.width(); column++) {
        int i = row * stride + column;
        double sum =
            sums[i + side * stride + side] - sums[i + side] - sums[i + side * stride] + sums[i];
        if (sum > strongest) {
          strongest = sum;
          best = row * shape.width() + column;
        }
      }
    }
    return best;
  }
}
