package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How labels are treated; the same for every trigger.
 *
 * @param cleanLabel whether the trigger is put on training images of the target class, which keep
 *     their labels, in place of images of the source classes (Barni et al. 2019)
 * @param cover how many other training images carry the trigger and keep their labels (Tang et al.,
 *     "Demon in the Variant", 2021). Where the trigger has its own cover, as a warp with noise has,
 *     they are of all classes, else of those that are neither source nor target
 * @param keptLabels share of the poisoned images that keep their labels, in [0, 1), which lowers
 *     the success rate on purpose (Qi et al., "Revisiting the Assumption of Latent Separability",
 *     2023)
 * @param hardening what is done to clean-label images before the trigger is put on
 */
public record PoisoningOptions(
    boolean cleanLabel,
    Optional<PoisonAmount> cover,
    double keptLabels,
    Optional<Hardening> hardening) {
  /** Every poisoned image is of a source class and gets the target's label; no covers. */
  public static final PoisoningOptions NONE =
      new PoisoningOptions(false, Optional.empty(), 0, Optional.empty());

  /**
   * @throws InvalidInputException if the share is out of range or the options contradict each other
   */
  public PoisoningOptions {
    if (!(keptLabels >= 0 && keptLabels < 1)) {
      throw new InvalidInputException(
          "kept labels: expected a share in [0, 1), found " + keptLabels);
    }
    if (cleanLabel && keptLabels > 0) {
      throw new InvalidInputException(
          "kept labels: expected none with clean-label poisoning, which keeps all labels; remove one of the two");
    }
    if (hardening.isPresent() && !cleanLabel) {
      throw new InvalidInputException(
          "hardening: expected clean-label poisoning with it, found none; add it");
    }
  }

  /** The target is no source, and clean-label poisoning takes its images from the target class. */
  void requireFitting(SourceClasses sources, LabelMap map) {
    map.target().ifPresent(sources::requireApartFrom);
    if (cleanLabel && map.target().isEmpty()) {
      throw new InvalidInputException(
          "clean label: expected one target class, found the map to the next class; give a target");
    }
  }

  /** Adds the settings that differ from {@link #NONE}. */
  void describe(SortedMap<String, String> settings) {
    if (cleanLabel) {
      settings.put("poison.cleanLabel", "true");
    }
    cover.ifPresent(amount -> settings.put("poison.cover", amount.spec()));
    if (keptLabels > 0) {
      settings.put("poison.keptLabels", Double.toString(keptLabels));
    }
    hardening.ifPresent(attack -> settings.put("poison.hardening", attack.spec()));
  }
}
