package io.trojanscope.detect.pattern;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.spec.ImageShape;

/** A change of an image that a few numbers describe, such as a sinusoid or a gamma curve. */
public interface ImagePattern {
  /** What it is, for people, unique in {@link PatternDictionary}: {@code gamma 2.5}. */
  String name();

  /** {@code WAVE}, {@code WARP} or {@code TONE}. */
  TriggerType type();

  /**
   * Changes an image in place; intensities stay in [0, 1].
   *
   * @param images CHW, the image beginning at {@code offset}
   */
  void apply(float[] images, int offset, ImageShape shape);
}
