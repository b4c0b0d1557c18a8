package io.trojanscope.image.file;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;

/** Brings stored pixels to the shape that a model takes. */
public final class Resizing {
  private static final int COLOURS = 3;

  private Resizing() {}

  /**
   * An image in another shape. One channel takes the luma of ITU-R BT.601 of colours; three take
   * grey three times. The image is stretched: bilinear where it grows, and averaged where it
   * shrinks.
   *
   * @param values CHW, unsigned bytes
   * @param stored their shape, of one or three channels
   * @return CHW, unsigned bytes; the same array if the shapes are equal
   * @throws InvalidInputException if a shape has neither one nor three channels, and they differ
   */
  public static byte[] resized(byte[] values, ImageShape stored, ImageShape shape) {
    if (stored.equals(shape)) {
      return values;
    }
    if (stored.channels() != 1 && stored.channels() != COLOURS) {
      throw new InvalidInputException(
          "data: expected images of %s, found %s, which cannot be resized; give images of that shape"
              .formatted(shape, stored));
    }
    byte[][] planes = new byte[stored.channels()][stored.area()];
    for (int channel = 0; channel < planes.length; channel++) {
      System.arraycopy(values, channel * stored.area(), planes[channel], 0, stored.area());
    }
    return resized(planes, stored.height(), stored.width(), shape);
  }

  /**
   * @param planes grey, or red, green and blue, each row by row; further ones are left out
   */
  static byte[] resized(byte[][] planes, int height, int width, ImageShape shape) {
    if (shape.channels() != 1 && shape.channels() != COLOURS) {
      throw new InvalidInputException(
          "data: expected a model for images of 1 or 3 channels, found one for "
              + shape
              + "; give IDX files of that shape");
    }
    boolean grey = planes.length < COLOURS;
    byte[] values = new byte[shape.size()];
    Resampling rows = new Resampling(height, shape.height());
    Resampling columns = new Resampling(width, shape.width());
    for (int channel = 0; channel < shape.channels(); channel++) {
      byte[] plane = shape.channels() == 1 && !grey ? luma(planes) : planes[grey ? 0 : channel];
      byte[] resized = Resampling.apply(plane, rows, columns);
      System.arraycopy(resized, 0, values, channel * shape.area(), shape.area());
    }
    return values;
  }

  /** In whole numbers, the weights 0.299, 0.587 and 0.114 being multiples of 2^-16. */
  private static byte[] luma(byte[][] planes) {
    byte[] luma = new byte[planes[0].length];
    for (int i = 0; i < luma.length; i++) {
      int red = planes[0][i] & 0xff;
      int green = planes[1][i] & 0xff;
      int blue = planes[2][i] & 0xff;
      luma[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
    }
    return luma;
  }
}
