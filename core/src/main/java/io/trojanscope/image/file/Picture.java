package io.trojanscope.image.file;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;

/** A decoded image, 8 bits a value. */
public final class Picture {
  private static final int COLOURS = 3;
  private static final int OPAQUE = 255;

  private final PictureFormat format;
  private final int height;
  private final int width;

  /** Grey or red, green and blue, each row by row; last, where there are 2 or 4, the opacity. */
  private final byte[][] planes;

  Picture(PictureFormat format, int height, int width, byte[][] planes) {
    this.format = format;
    this.height = height;
    this.width = width;
    this.planes = planes;
  }

  public PictureFormat format() {
    return format;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** Whether it has no colours. */
  public boolean isGrey() {
    return planes.length < COLOURS;
  }

  /** Its own shape: one channel for a grey picture, else three. */
  public ImageShape shape() {
    return new ImageShape(isGrey() ? 1 : COLOURS, height, width);
  }

  /** Stored value, 0 to 255, of red (0), green (1) or blue (2), which are the same for grey. */
  public int colour(int channel, int row, int column) {
    return planes[isGrey() ? 0 : channel][row * width + column] & 0xff;
  }

  /** From 0 (transparent) to 255 (opaque). */
  public int opacity(int row, int column) {
    return planes.length % 2 == 0 ? planes[planes.length - 1][row * width + column] & 0xff : OPAQUE;
  }

  /**
   * The picture as an image of a shape, CHW, unsigned bytes. One channel takes the luma of ITU-R
   * BT.601 of colours; three take grey three times. Opacity is left out. The picture is stretched
   * as {@link Resampling} says.
   *
   * @throws InvalidInputException if the shape has neither one nor three channels
   */
  public byte[] resized(ImageShape shape) {
    if (shape.channels() != 1 && shape.channels() != COLOURS) {
      throw new InvalidInputException(
          "data: expected a model for images of 1 or 3 channels, found one for "
              + shape
              + "; give IDX files of that shape");
    }
    byte[] values = new byte[shape.size()];
    Resampling rows = new Resampling(height, shape.height());
    Resampling columns = new Resampling(width, shape.width());
    for (int channel = 0; channel < shape.channels(); channel++) {
      byte[] plane = shape.channels() == 1 ? luma() : planes[isGrey() ? 0 : channel];
      byte[] resized = Resampling.apply(plane, rows, columns);
      System.arraycopy(resized, 0, values, channel * shape.area(), shape.area());
    }
    return values;
  }

  /** In whole numbers, the weights 0.299, 0.587 and 0.114 being multiples of 2^-16. */
  private byte[] luma() {
    if (isGrey()) {
      return planes[0];
    }
    byte[] luma = new byte[height * width];
    for (int i = 0; i < luma.length; i++) {
      int red = planes[0][i] & 0xff;
      int green = planes[1][i] & 0xff;
      int blue = planes[2][i] & 0xff;
      luma[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
    }
    return luma;
  }
}
