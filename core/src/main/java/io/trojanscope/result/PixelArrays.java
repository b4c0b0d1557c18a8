package io.trojanscope.result;

import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.image.Pixels;
import io.trojanscope.spec.ImageShape;

/** Checks the number of pixel values against a document's shape. */
final class PixelArrays {
  private PixelArrays() {}

  static void require(ImageShape shape, PixelStatistics statistics) {
    require(shape, statistics.mean());
  }

  static void require(ImageShape shape, Pixels pixels) {
    require(shape, pixels.size());
  }

  static void require(ImageShape shape, int values) {
    if (values != shape.size()) {
      throw new IllegalArgumentException(
          "expected " + shape.size() + " values for " + shape + ", found " + values);
    }
  }
}
