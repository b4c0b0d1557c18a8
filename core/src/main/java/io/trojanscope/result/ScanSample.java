package io.trojanscope.result;

import io.trojanscope.image.Pixels;
import java.util.Optional;

/**
 * A real image, and the classes that the models predict without and with the recovered trigger.
 *
 * @param label the image's true class
 * @param image without the trigger, CHW, intensities in [0, 1]
 * @param suspect classes that the suspect predicts
 * @param reference classes that the first reference predicts; empty without a reference
 */
public record ScanSample(
    int label, Pixels image, Predictions suspect, Optional<Predictions> reference) {
  /**
   * @throws IllegalArgumentException if an intensity is out of its range
   */
  public ScanSample {
    image.requireRange(0, 1);
  }

  /**
   * One model's predicted classes.
   *
   * @param before without the trigger
   * @param after with the trigger
   */
  public record Predictions(int before, int after) {}
}
