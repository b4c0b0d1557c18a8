package io.trojanscope.detect;

import io.trojanscope.image.ImageShape;
import io.trojanscope.image.Region;
import java.util.Optional;

/**
 * The box that a mask lies in. Local is a mask most of whose weight lies in a window of at most a
 * quarter of the image; the box is what the mask's strong pixels in that window span.
 */
final class TriggerBox {
  private static final double LOCAL_SHARE = 0.7;
  private static final int WINDOWS_PER_SIDE = 2;
  private static final float STRONG = 0.5f;

  private TriggerBox() {}

  /**
   * The box of a mask, height x width; empty if the mask is spread over the image.
   *
   * @param shape of the image
   */
  static Optional<Region> of(float[] mask, ImageShape shape) {
    double total = 0;
    for (float value : mask) {
      total += value;
    }
    int height = Math.max(1, shape.height() / WINDOWS_PER_SIDE);
    int width = Math.max(1, shape.width() / WINDOWS_PER_SIDE);
    Region best = null;
    double heaviest = -1;
    for (int row = 0; row + height <= shape.height(); row++) {
      for (int column = 0; column + width <= shape.width(); column++) {
        Region window = new Region(row, row + height, column, column + width);
        double weight = weight(mask, shape, window);
        if (weight > heaviest) {
          heaviest = weight;
          best = window;
        }
      }
    }
    return heaviest >= LOCAL_SHARE * total ? spanned(mask, shape, best) : Optional.empty();
  }

  private static double weight(float[] mask, ImageShape shape, Region window) {
    double sum = 0;
    for (int row = window.rowStart(); row < window.rowEnd(); row++) {
      for (int column = window.columnStart(); column < window.columnEnd(); column++) {
        sum += mask[row * shape.width() + column];
      }
    }
    return sum;
  }

  private static Optional<Region> spanned(float[] mask, ImageShape shape, Region window) {
    int top = Integer.MAX_VALUE;
    int left = Integer.MAX_VALUE;
    int bottom = -1;
    int right = -1;
    for (int row = window.rowStart(); row < window.rowEnd(); row++) {
      for (int column = window.columnStart(); column < window.columnEnd(); column++) {
        if (mask[row * shape.width() + column] >= STRONG) {
          top = Math.min(top, row);
          left = Math.min(left, column);
          bottom = Math.max(bottom, row);
          right = Math.max(right, column);
        }
      }
    }
    return bottom < 0
        ? Optional.empty()
        : Optional.of(new Region(top, bottom + 1, left, right + 1));
  }
}
