package io.trojanscope.result;

import java.util.Optional;

/**
 * A real image, and what the models take it for without and with the recovered trigger.
 *
 * @param label the image's true class
 * @param image without the trigger, CHW, intensities in [0, 1]
 * @param reference what the first reference takes it for; empty without a reference
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ScanSample(
    int label, float[] image, Predictions suspect, Optional<Predictions> reference) {
  /**
   * One model's predicted classes.
   *
   * @param before without the trigger
   * @param after with the trigger
   */
  public record Predictions(int before, int after) {}
}
