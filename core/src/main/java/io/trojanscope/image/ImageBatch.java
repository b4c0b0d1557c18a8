package io.trojanscope.image;

import io.trojanscope.spec.ImageShape;

/**
 * Some images of one shape: float32, NCHW order (image, channel, row, column), intensities in [0,
 * 1] whatever the model expects; the model's specification says how they become its input.
 *
 * <p>The array is shared, not copied: whoever makes a batch gives the array away.
 */
public final class ImageBatch {
  private final int count;
  private final ImageShape shape;
  private final float[] values;

  /**
   * @param count number of images, at least 1
   * @param values {@code count * shape.size()} intensities
   * @throws IllegalArgumentException if the array's length does not fit
   */
  public ImageBatch(int count, ImageShape shape, float[] values) {
    if (count < 1 || values.length != (long) count * shape.size()) {
      throw new IllegalArgumentException(
          "expected " + count + " images of " + shape + ", found " + values.length + " values");
    }
    this.count = count;
    this.shape = shape;
    this.values = values;
  }

  /**
   * A batch of black images.
   *
   * @param count number of images, at least 1
   */
  public static ImageBatch blank(int count, ImageShape shape) {
    return new ImageBatch(count, shape, new float[Math.multiplyExact(count, shape.size())]);
  }

  /** Number of images. */
  public int count() {
    return count;
  }

  /** Shape of each image. */
  public ImageShape shape() {
    return shape;
  }

  /** The intensities, NCHW; not a copy. */
  public float[] values() {
    return values;
  }

  /**
   * Index in {@link #values} of the first value of an image.
   *
   * @param image from 0 to {@code count() - 1}
   */
  public int offset(int image) {
    return image * shape.size();
  }
}
