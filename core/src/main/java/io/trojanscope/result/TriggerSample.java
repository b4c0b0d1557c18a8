package io.trojanscope.result;

import io.trojanscope.image.Pixels;

/**
 * An image and its twin that carries the trigger.
 *
 * @param label the image's true class
 * @param pristine the image, CHW, intensities in [0, 1]
 * @param poisoned its twin, likewise
 */
public record TriggerSample(int label, Pixels pristine, Pixels poisoned) {
  /**
   * @throws IllegalArgumentException if an intensity is out of its range
   */
  public TriggerSample {
    pristine.requireRange(0, 1);
    poisoned.requireRange(0, 1);
  }
}
