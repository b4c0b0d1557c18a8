package io.trojanscope.attack.poison;

import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A smooth field of displacements: a coarse grid of numbers that are uniform in [-1, 1], divided by
 * the mean of their absolute values, and interpolated by cubic convolution (a = -0.75, the corners
 * of grid and image aligned), as PyTorch's bicubic {@code interpolate} does.
 */
final class WarpField {
  private static final double A = -0.75;

  private final int grid;
  private final ImageShape shape;
  private final double[] right;
  private final double[] down;

  WarpField(int grid, long seed, ImageShape shape) {
    this.grid = grid;
    this.shape = shape;
    SplittableRandom random = new SplittableRandom(seed);
    this.right = new double[grid * grid];
    this.down = new double[grid * grid];
    double sum = 0;
    for (double[] axis : new double[][] {right, down}) {
      for (int i = 0; i < axis.length; i++) {
        axis[i] = 2 * random.nextDouble() - 1;
        sum += Math.abs(axis[i]);
      }
    }
    for (int i = 0; i < right.length; i++) {
      right[i] *= 2 * right.length / sum;
      down[i] *= 2 * down.length / sum;
    }
  }

  /** The displacement to the right at a pixel, mean about 1. */
  double right(int row, int column) {
    return interpolated(right, row, column);
  }

  /** The displacement downwards at a pixel. */
  double down(int row, int column) {
    return interpolated(down, row, column);
  }

  /**
   * Each pixel takes the value, bilinear, of the place that the field leads to; behind the border
   * that of the border.
   *
   * @param image CHW, changed in place
   * @param strength times the displacement, in half pixels
   * @param noise added, in half pixels
   */
  void warp(float[] image, double strength, DoubleSupplier noise) {
    float[] source = image.clone();
    double unitRight = (shape.width() - 1) / 2.0 / shape.width();
    double unitDown = (shape.height() - 1) / 2.0 / shape.height();
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        double x = column + unitRight * (strength * right(row, column) + noise.getAsDouble());
        double y = row + unitDown * (strength * down(row, column) + noise.getAsDouble());
        for (int c = 0; c < shape.channels(); c++) {
          image[shape.index(c, row, column)] = bilinear(source, c, y, x);
        }
      }
    }
  }

  private float bilinear(float[] source, int channel, double row, double column) {
    double y = Math.max(0, Math.min(shape.height() - 1, row));
    double x = Math.max(0, Math.min(shape.width() - 1, column));
    int top = Math.min((int) y, shape.height() - 2);
    int left = Math.min((int) x, shape.width() - 2);
    double fromTop = y - top;
    double fromLeft = x - left;
    double upper =
        (1 - fromLeft) * source[shape.index(channel, top, left)]
            + fromLeft * source[shape.index(channel, top, left + 1)];
    double lower =
        (1 - fromLeft) * source[shape.index(channel, top + 1, left)]
            + fromLeft * source[shape.index(channel, top + 1, left + 1)];
    return Intensity.clip((1 - fromTop) * upper + fromTop * lower);
  }

  private double interpolated(double[] nodes, int row, int column) {
    double y = row * (grid - 1.0) / (shape.height() - 1);
    double x = column * (grid - 1.0) / (shape.width() - 1);
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    double sum = 0;
    for (int i = -1; i <= 2; i++) {
      for (int j = -1; j <= 2; j++) {
        double node = nodes[clamped(top + i) * grid + clamped(left + j)];
        sum += weight(y - top - i) * weight(x - left - j) * node;
      }
    }
    return sum;
  }

  private int clamped(int node) {
    return Math.max(0, Math.min(grid - 1, node));
  }

  /** Keys 1981: the cubic convolution kernel. */
  private static double weight(double signedDistance) {
    double d = Math.abs(signedDistance);
    if (d <= 1) {
      return ((A + 2) * d - (A + 3)) * d * d + 1;
    }
    return d < 2 ? ((A * d - 5 * A) * d + 8 * A) * d - 4 * A : 0;
  }
}
