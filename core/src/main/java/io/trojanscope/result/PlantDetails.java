package io.trojanscope.result;

import io.trojanscope.evaluate.SideEffects;
import io.trojanscope.stats.Counts;

/**
 * How labels were treated when a backdoor was planted, and what it does beside its purpose.
 *
 * @param toNextClass whether each source class is moved to the next class, not all to one
 * @param cleanLabel whether the poisoned images are of the target class and keep their labels
 * @param coverImages how many training images carry the trigger or its cover and keep their labels,
 *     the poisoned images aside
 * @param keptLabels how many of the poisoned images keep their labels, to lower the success rate
 */
public record PlantDetails(
    boolean toNextClass,
    boolean cleanLabel,
    long coverImages,
    long keptLabels,
    SideEffects sideEffects) {
  /** All to one, each label changed, nothing else measured. */
  public static final PlantDetails NONE = new PlantDetails(false, false, 0, 0, SideEffects.NONE);

  /**
   * @throws IllegalArgumentException if a count is out of range
   */
  public PlantDetails {
    DocumentPart.check("coverImages", () -> Counts.require(0, coverImages));
    DocumentPart.check("keptLabels", () -> Counts.require(0, keptLabels));
  }
}
