package io.trojanscope.model.trust;

import io.trojanscope.spec.ImageShape;

/**
 * A square window of an image.
 *
 * @param side in pixels, at most the image's height and width
 */
record PixelWindow(ImageShape shape, int side) {
  /**
   * The place with the strongest gradient.
   *
   * @param gradient of images, CHW, the image beginning at {@code offset}
   * @return number of the top left pixel, counted row by row
   */
  int strongest(float[] gradient, int offset) {
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

  /**
   * Moves the pixels of the window at a place by the sign of the gradient, within [0, 1].
   *
   * @param values of images, CHW, the image beginning at {@code offset}; changed
   */
  void move(float[] values, float[] gradient, int offset, int place, float step) {
    int top = place / shape.width();
    int left = place % shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = top; row < Math.min(shape.height(), top + side); row++) {
        for (int column = left; column < Math.min(shape.width(), left + side); column++) {
          int i = offset + shape.index(channel, row, column);
          float moved = values[i] + step * Math.signum(gradient[i]);
          values[i] = Math.min(1, Math.max(0, moved));
        }
      }
    }
  }
}
