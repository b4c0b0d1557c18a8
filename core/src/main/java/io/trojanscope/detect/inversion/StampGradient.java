package io.trojanscope.detect.inversion;

import io.trojanscope.spec.ImageShape;

/**
 * Gradient of a loss with respect to a mask and pattern that some images share, averaged over them:
 * {@code dJ/dm = dJ/dx' (p - x)}, summed over the channels, and {@code dJ/dp = dJ/dx' m}.
 *
 * @param mask height x width
 * @param pattern channels x height x width
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once
record StampGradient(float[] mask, float[] pattern) {
  /**
   * The gradient.
   *
   * @param clean images without the trigger, CHW one after the other from {@code offset} on
   * @param gradient with respect to the images with the trigger, likewise
   */
  static StampGradient of(
      AdamParameters mask,
      AdamParameters pattern,
      float[] clean,
      float[] gradient,
      int offset,
      int images,
      ImageShape shape) {
    float[] m = mask.values();
    float[] p = pattern.values();
    float[] maskGradient = new float[m.length];
    float[] patternGradient = new float[p.length];
    for (int image = 0; image < images; image++) {
      int start = offset + image * shape.size();
      for (int i = 0; i < p.length; i++) {
        int pixel = i % m.length;
        float g = gradient[start + i] / images;
        maskGradient[pixel] += g * (p[i] - clean[start + i]);
        patternGradient[i] += g * m[pixel];
      }
    }
    return new StampGradient(maskGradient, patternGradient);
  }
}
