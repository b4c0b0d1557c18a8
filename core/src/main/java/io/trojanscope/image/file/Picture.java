package io.trojanscope.image.file;

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
   * as {@link Resizing} says.
   *
   * @throws io.trojanscope.error.InvalidInputException if the shape has neither one nor three
   *     channels
   */
  public byte[] resized(ImageShape shape) {
    return Resizing.resized(planes, height, width, shape);
  }
}
