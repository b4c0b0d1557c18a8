package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.spec.ImageShape;

/** What a trigger may change in an image, by parameters in (0, 1) that all images share. */
public interface TriggerForm {
  /** Number of parameters. */
  int parameters();

  /**
   * Changes one image in place.
   *
   * @param images CHW, the image beginning at {@code offset}
   */
  void apply(float[] parameters, ImageShape shape, float[] images, int offset);

  /**
   * Adds one image's part of the gradient with respect to the parameters.
   *
   * @param gradient with respect to the image with the trigger, CHW from {@code offset} on
   */
  void addGradient(float[] gradient, ImageShape shape, int offset, float[] sum);

  /** The parameters as a mask and a pattern. */
  CandidateTrigger trigger(ClassPair pair, float[] parameters, ImageShape shape, boolean converged);
}
