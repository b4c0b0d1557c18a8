package io.trojanscope.result;

import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.spec.ImageShape;

/** Checks arrays of pixel values against a document's shape. */
final class PixelArrays {
  private PixelArrays() {}

  static void require(ImageShape shape, PixelStatistics statistics) {
    if (!statistics.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "expected a map of shape " + shape + ", found " + statistics.shape());
    }
    require(shape, statistics.mean());
    require(shape, statistics.standardDeviation());
  }

  static void require(ImageShape shape, float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "expected " + shape.size() + " values for " + shape + ", found " + values.length);
    }
  }
}
