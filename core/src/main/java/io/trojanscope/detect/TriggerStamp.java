package io.trojanscope.detect;

import io.trojanscope.image.ImageShape;

/** Puts a mask and pattern on images: {@code x' = (1 - mask) x + mask pattern}. */
final class TriggerStamp {
  private TriggerStamp() {}

  /**
   * Changes one image in place.
   *
   * @param mask height x width
   * @param pattern channels x height x width
   * @param images CHW, the image beginning at {@code offset}
   */
  static void apply(float[] mask, float[] pattern, ImageShape shape, float[] images, int offset) {
    for (int i = 0; i < shape.size(); i++) {
      float m = mask[i % shape.area()];
      images[offset + i] += m * (pattern[i] - images[offset + i]);
    }
  }
}
