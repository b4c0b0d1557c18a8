package io.trojanscope.scan;

import io.trojanscope.image.LabeledImages;
import java.util.Optional;

/** Tells when there are hardly images to try a trigger on. */
final class SampleSizeWarning {
  /**
   * With fewer, a trigger with a success rate of two thirds may have a true rate of one half, by
   * the 95 % interval.
   */
  private static final int ENOUGH_HELD_OUT = 20;

  private SampleSizeWarning() {}

  /** What is weak about the verdict, for the class with the fewest images; half are held out. */
  static Optional<String> weakness(LabeledImages images) {
    int[] counts = images.countsByClass();
    int fewest = 0;
    for (int c = 1; c < counts.length; c++) {
      fewest = counts[c] < counts[fewest] ? c : fewest;
    }
    int heldOut = counts[fewest] / 2;
    return heldOut >= ENOUGH_HELD_OUT
        ? Optional.empty()
        : Optional.of(
            "the result rests on few images: class %s has only %d held-out images; give %d or more images of each class"
                .formatted(images.classNames().get(fewest), heldOut, 2 * ENOUGH_HELD_OUT));
  }
}
