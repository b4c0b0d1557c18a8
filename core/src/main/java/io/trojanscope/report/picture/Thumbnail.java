package io.trojanscope.report.picture;

import io.trojanscope.spec.ImageShape;

/**
 * Pixel values averaged over square blocks.
 *
 * @param values CHW
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Thumbnail(ImageShape shape, float[] values) {
  /** Averages over the smallest blocks that bring the longer side to at most {@code side}. */
  public static Thumbnail of(ImageShape shape, float[] values, int side) {
    int block = block(shape, side);
    if (block == 1) {
      return new Thumbnail(shape, values);
    }
    ImageShape small = reduced(shape, side);
    float[] means = new float[small.size()];
    for (int channel = 0; channel < small.channels(); channel++) {
      for (int row = 0; row < small.height(); row++) {
        for (int column = 0; column < small.width(); column++) {
          means[small.index(channel, row, column)] =
              blockMean(shape, values, channel, row * block, column * block, block);
        }
      }
    }
    return new Thumbnail(small, means);
  }

  /** The shape that {@link #of} gives. */
  static ImageShape reduced(ImageShape shape, int side) {
    int block = block(shape, side);
    return new ImageShape(
        shape.channels(), divideUp(shape.height(), block), divideUp(shape.width(), block));
  }

  private static int block(ImageShape shape, int side) {
    return divideUp(Math.max(shape.height(), shape.width()), side);
  }

  private static int divideUp(int dividend, int divisor) {
    return (int) (((long) dividend + divisor - 1) / divisor);
  }

  private static float blockMean(
      ImageShape shape, float[] values, int channel, int top, int left, int block) {
    int bottom = Math.min(top + block, shape.height());
    int right = Math.min(left + block, shape.width());
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += values[shape.index(channel, row, column)];
      }
    }
    return (float) (sum / ((bottom - top) * (right - left)));
  }
}
