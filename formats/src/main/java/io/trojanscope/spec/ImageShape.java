package io.trojanscope.spec;

import io.trojanscope.error.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Channels, height and width of an image; values lie channel by channel, row by row (CHW). */
public record ImageShape(int channels, int height, int width) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})x([0-9]{1,9})x([0-9]{1,9})");

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

  /** Index of a value within one image. */
  public int index(int channel, int row, int column) {
    return (channel * height + row) * width + column;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
