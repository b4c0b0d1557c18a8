package io.trojanscope.image;

import io.trojanscope.InvalidInputException;

/** Channels, height and width of an image; values lie channel by channel, row by row (CHW). */
public record ImageShape(int channels, int height, int width) {
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
