package io.trojanscope.detect.pairs;

import io.trojanscope.spec.ImageShape;

/** A change of an image that a few numbers describe, such as a sinusoid or a gamma curve. */
interface ImagePattern {
  /** What it is, for people and tables, such as {@code gamma 2.2}. */
  String name();

  /**
   * Changes an image in place; intensities stay in [0, 1].
   *
   * @param images CHW, the image beginning at {@code offset}
   */
  void apply(float[] images, int offset, ImageShape shape);
}
