package io.trojanscope.result;

import io.trojanscope.evaluate.SuccessCount;

/**
 * How many of the same images ended as requested, before and after a repair.
 *
 * @param before by the model as it was given
 * @param after by the repaired model
 */
public record SuccessChange(SuccessCount before, SuccessCount after) {
  /**
   * @throws IllegalArgumentException if the images are not as many
   */
  public SuccessChange {
    if (before.images() != after.images()) {
      throw new IllegalArgumentException(
          "expected the same images before and after, found %d and %d"
              .formatted(before.images(), after.images()));
    }
  }

  /** Rate before less rate after, in points; negative if it rose. */
  public double lostPoints() {
    return 100.0 * (before.successes() - after.successes()) / Math.max(1, before.images());
  }
}
