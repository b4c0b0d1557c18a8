package io.trojanscope.spec;

import io.trojanscope.error.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shape of an image. Its values lie channel by channel, then row by row (CHW).
 *
 * @param channels number of colour channels, at least 1
 * @param height number of rows in pixels, at least 1
 * @param width number of columns in pixels, at least 1
 */
public record ImageShape(int channels, int height, int width) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})x([0-9]{1,9})x([0-9]{1,9})");

  /**
   * @throws InvalidInputException if a size is below 1, or an image would have more than 2^31
   *     values
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new InvalidInputException(
          "image shape: expected channels, height and width of at least 1, found "
              + channels
              + "x"
              + height
              + "x"
              + width);
    }
    if ((long) channels * height > Integer.MAX_VALUE / width) {
      throw new InvalidInputException(
          "image shape: "
              + channels
              + "x"
              + height
              + "x"
              + width
              + " has more than 2^31 values; use smaller images");
    }
  }

  /**
   * Reads what {@link #toString} writes, such as 3x32x32.
   *
   * @throws InvalidInputException if the text is not that
   */
  public static ImageShape parse(String text) {
    Matcher sizes = TEXT.matcher(text);
    if (!sizes.matches()) {
      throw new InvalidInputException(
          "expected channels x height x width such as 3x32x32, found '" + text + "'");
    }
    return new ImageShape(
        Integer.parseInt(sizes.group(1)),
        Integer.parseInt(sizes.group(2)),
        Integer.parseInt(sizes.group(3)));
  }

  /** Number of values of one image: channels x height x width. */
  public int size() {
    return channels * height * width;
  }

  /** Number of values of one channel: height x width. */
  public int area() {
    return height * width;
  }

  /**
   * Index of a value within the array of one image. The arguments are not checked.
   *
   * @param channel from 0 to {@code channels - 1}
   * @param row from 0, the top, to {@code height - 1}
   * @param column from 0, the left, to {@code width - 1}
   */
  public int index(int channel, int row, int column) {
    return (channel * height + row) * width + column;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
