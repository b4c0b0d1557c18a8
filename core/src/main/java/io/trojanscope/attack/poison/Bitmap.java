package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;

/**
 * The pattern of a patch: colour and opacity per pixel. Pixels of opacity 0 leave the image as it
 * is. Equal if name and content are.
 */
public final class Bitmap {
  private static final int COLOURS = 3;
  private final String name;
  private final String identity;
  private final int height;
  private final int width;
  private final float[] rgb;
  private final float[] opacity;

  /**
   * @param name of a pattern that the program knows, or the path of a file
   * @param identity equal for equal content
   * @param rgb red, green and blue planes, row by row, in [0, 1]
   * @param opacity row by row, in [0, 1]
   * @throws InvalidInputException if no pixel has an opacity above 0
   */
  Bitmap(String name, String identity, int height, int width, float[] rgb, float[] opacity) {
    this.name = name;
    this.identity = identity;
    this.height = height;
    this.width = width;
    this.rgb = rgb;
    this.opacity = opacity;
    for (float value : opacity) {
      if (value > 0) {
        return;
      }
    }
    throw new InvalidInputException(
        name + ": expected at least one pixel that is neither black nor transparent, found none");
  }

  /** The same pattern in one colour, its parts in [0, 1]. */
  Bitmap painted(float red, float green, float blue) {
    int area = height * width;
    float[] colours = new float[COLOURS * area];
    Arrays.fill(colours, 0, area, red);
    Arrays.fill(colours, area, 2 * area, green);
    Arrays.fill(colours, 2 * area, 3 * area, blue);
    return new Bitmap(name, identity, height, width, colours, opacity);
  }

  public String name() {
    return name;
  }

  String identity() {
    return identity;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /**
   * Paints the pattern over an image: in colour on three channels (red, green, blue), else its
   * brightness on every channel.
   *
   * @param image CHW, changed in place
   * @param row of the image, under the pattern's first row
   * @param column of the image, under the pattern's first column
   */
  void paint(float[] image, ImageShape shape, int row, int column) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int cell = y * width + x;
          int pixel = shape.index(channel, row + y, column + x);
          float value = shape.channels() == COLOURS ? colour(channel, cell) : brightness(cell);
          image[pixel] = opacity[cell] * value + (1 - opacity[cell]) * image[pixel];
        }
      }
    }
  }

  private float colour(int channel, int cell) {
    return rgb[channel * height * width + cell];
  }

  /** Luma of ITU-R BT.601; exact for greys, so that white stays 1. */
  private float brightness(int cell) {
    float red = colour(0, cell);
    float green = colour(1, cell);
    float blue = colour(2, cell);
    return red == green && green == blue ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap bitmap
        && name.equals(bitmap.name)
        && identity.equals(bitmap.identity);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + identity.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
