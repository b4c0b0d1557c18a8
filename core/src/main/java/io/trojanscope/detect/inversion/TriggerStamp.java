package io.trojanscope.detect.inversion;

import io.trojanscope.spec.ImageShape;

/**
 * Puts a trigger on images: {@code x' = clip(gain ((1 - mask) x + mask pattern))}, clipped to [0,
 * 1], and then what the trigger changes in the whole image.
 */
public final class TriggerStamp {
  private TriggerStamp() {}

  /**
   * Changes one image in place by a mask and a pattern, with gain 1.
   *
   * @param mask height x width, in [0, 1]
   * @param pattern channels x height x width, in [0, 1]
   * @param images CHW, the image beginning at {@code offset}
   */
  public static void apply(
      float[] mask, float[] pattern, ImageShape shape, float[] images, int offset) {
    for (int i = 0; i < shape.size(); i++) {
      float m = mask[i % shape.area()];
      images[offset + i] += m * (pattern[i] - images[offset + i]);
    }
  }

  /**
   * Images with a mask and a pattern.
   *
   * @param clean images one after the other, CHW; not changed
   * @return as many
   */
  public static float[] stamped(float[] mask, float[] pattern, ImageShape shape, float[] clean) {
    float[] stamped = clean.clone();
    for (int offset = 0; offset < stamped.length; offset += shape.size()) {
      apply(mask, pattern, shape, stamped, offset);
    }
    return stamped;
  }

  /**
   * Changes one image in place.
   *
   * @param images CHW, the image beginning at {@code offset}
   */
  public static void apply(CandidateTrigger trigger, ImageShape shape, float[] images, int offset) {
    apply(trigger.mask(), trigger.pattern(), shape, images, offset);
    amplify(trigger.gain(), shape, images, offset);
    trigger.change().ifPresent(change -> change.apply(images, offset, shape));
  }

  /** Multiplies the intensities of one image in place, clipped to 1. */
  public static void amplify(float gain, ImageShape shape, float[] images, int offset) {
    if (gain != 1) {
      for (int i = offset; i < offset + shape.size(); i++) {
        images[i] = Math.min(1, gain * images[i]);
      }
    }
  }
}
