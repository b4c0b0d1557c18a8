package io.trojanscope.detect.verdict;

import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.Optional;

/**
 * The box that a mask lies in. A mask is local if most of its weight lies in a window of at most a
 * quarter of the image. Its box is the smallest one around the mask's strong pixels in that window,
 * without a few stray ones.
 */
final class TriggerBox {
  /**
   * Share of the weight that the window of a local mask holds. Chosen by hand, as is the window.
   */
  private static final double LOCAL_SHARE = 0.7;

  private static final int WINDOWS_PER_SIDE = 2;

  /** Least value of a strong pixel. Chosen by hand. */
  private static final float STRONG = 0.5f;

  /**
   * Share of the strong pixels' weight that may lie beyond each side of the box. Tuned on 16
   * patches of the zoo's seed 2 and of PyTorch's models, see docs/detection.md.
   */
  private static final double STRAY_SHARE = 0.1;

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
    double[] rows = new double[shape.height()];
    double[] columns = new double[shape.width()];
    for (int row = window.rowStart(); row < window.rowEnd(); row++) {
      for (int column = window.columnStart(); column < window.columnEnd(); column++) {
        float value = mask[row * shape.width() + column];
        rows[row] += value >= STRONG ? value : 0;
        columns[column] += value >= STRONG ? value : 0;
      }
    }
    double total = Arrays.stream(rows).sum();
    if (total == 0) {
      return Optional.empty();
    }
    int top = first(rows, total);
    int left = first(columns, total);
    int bottom = rows.length - first(reversed(rows), total);
    int right = columns.length - first(reversed(columns), total);
    return Optional.of(new Region(top, bottom, left, right));
  }

  /** Index where the weights begin, after a stray share. */
  private static int first(double[] weights, double total) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (sum > STRAY_SHARE * total) {
        return i;
      }
    }
    throw new IllegalArgumentException("expected weights of " + total + ", found " + sum);
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
