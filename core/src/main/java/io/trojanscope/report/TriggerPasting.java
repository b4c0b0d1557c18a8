package io.trojanscope.report;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.image.ImageShape;

/** Puts a recovered trigger on images. */
public final class TriggerPasting {
  private TriggerPasting() {}

  /**
   * {@code (1 - mask) image + mask pattern}.
   *
   * @param image CHW, intensities in [0, 1]
   * @return the same shape and range
   */
  public static float[] paste(RecoveredTrigger trigger, ImageShape shape, float[] image) {
    float[] pasted = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      float mask = trigger.mask()[i % shape.area()];
      pasted[i] = (1 - mask) * image[i] + mask * trigger.pattern()[i];
    }
    return pasted;
  }
}
