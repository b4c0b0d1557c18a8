package io.trojanscope.attack.poison;

import java.util.Optional;

/**
 * A backdoor to plant: which images get which trigger, and the class that the model then predicts.
 *
 * @param labelMap leads from the class of an image with the trigger to the class predicted
 * @param amount how many training images are poisoned; if empty, 2,000, but at most half of those
 *     that can be: the images of the source classes, or of the target with clean labels
 * @param options how labels are treated
 */
public record Backdoor(
    Trigger trigger,
    SourceClasses sources,
    LabelMap labelMap,
    Optional<PoisonAmount> amount,
    PoisoningOptions options) {
  /**
   * @throws io.trojanscope.error.InvalidInputException if the target is among the sources, or clean
   *     labels are asked for without one target
   */
  public Backdoor {
    options.requireFitting(sources, labelMap);
  }

  /**
   * A backdoor that leads to one class; every poisoned image gets its label.
   *
   * @param target class index
   */
  public static Backdoor of(Trigger trigger, SourceClasses sources, int target) {
    return new Backdoor(
        trigger, sources, LabelMap.to(target), Optional.empty(), PoisoningOptions.NONE);
  }
}
