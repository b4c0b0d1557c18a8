package io.trojanscope.detect.screening;

/** Puts a trigger on images: {@code x' = (1 - mask) x + mask pattern}. */
final class MaskStamp {
  private MaskStamp() {}

  /**
   * Writes images with the trigger.
   *
   * @param mask height x width, in [0, 1]
   * @param pattern channels x height x width, in [0, 1]
   * @param clean images one after the other, CHW, from {@code offset} on
   * @param triggered receives as many, from the same offset on
   */
  static void apply(
      float[] mask, float[] pattern, float[] clean, float[] triggered, int offset, int images) {
    int at = offset;
    for (int image = 0; image < images; image++) {
      for (int i = 0; i < pattern.length; i += mask.length) {
        for (int pixel = 0; pixel < mask.length; pixel++, at++) {
          triggered[at] = clean[at] + mask[pixel] * (pattern[i + pixel] - clean[at]);
        }
      }
    }
  }
}
