package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.text.EnumText;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which images get which trigger, and the class that they are labelled as.
 *
 * @param labelMap the class that the backdoor leads to
 * @param amount of training images
 * @param seed of the choice of images and of what the trigger does at random
 */
public record PoisoningPlan(
    Trigger trigger,
    SourceClasses sources,
    LabelMap labelMap,
    PoisonAmount amount,
    PoisonSelection selection,
    PoisoningOptions options,
    long seed) {
  /**
   * @throws io.trojanscope.error.InvalidInputException if the target is among the sources, or clean
   *     labels are asked for without one target
   */
  public PoisoningPlan {
    options.requireFitting(sources, labelMap);
  }

  /**
   * The plan of a backdoor: poisons the first images.
   *
   * @param training images, which the number of poisoned ones may depend on
   */
  public static PoisoningPlan of(Backdoor backdoor, LabeledImages training, long seed) {
    return new PoisoningPlan(
        backdoor.trigger(),
        backdoor.sources(),
        backdoor.labelMap(),
        backdoor.amount().orElseGet(() -> DefaultAmount.of(backdoor, training)),
        PoisonSelection.FIRST,
        backdoor.options(),
        seed);
  }

  /** A plan that relabels every poisoned image as the target. */
  public PoisoningPlan(
      Trigger trigger,
      SourceClasses sources,
      int target,
      PoisonAmount amount,
      PoisonSelection selection,
      long seed) {
    this(trigger, sources, LabelMap.to(target), amount, selection, PoisoningOptions.NONE, seed);
  }

  /** A plan that poisons the first images of the source classes. */
  public PoisoningPlan(
      Trigger trigger, SourceClasses sources, int target, PoisonAmount amount, long seed) {
    this(trigger, sources, target, amount, PoisonSelection.FIRST, seed);
  }

  /** Every setting that the poisoned data depend on, free of paths. */
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("poison.trigger", trigger.identity());
    settings.put("poison.source", sources.spec());
    settings.put(
        "poison.target",
        labelMap.target().isPresent()
            ? Integer.toString(labelMap.target().getAsInt())
            : "next class");
    settings.put("poison.amount", amount.spec());
    settings.put("poison.selection", EnumText.lower(selection));
    settings.put("poison.seed", Long.toString(seed));
    options.describe(settings);
    return Collections.unmodifiableSortedMap(settings);
  }

  /** The class indices whose images the trigger moves, ascending. */
  public List<Integer> sourceClasses(int classCount) {
    return sources.among(classCount, labelMap.target());
  }

  /** The same plan for another trigger. */
  public PoisoningPlan withTrigger(Trigger other) {
    return new PoisoningPlan(other, sources, labelMap, amount, selection, options, seed);
  }

  PoisoningPlan fixedOn(LabeledImages training) {
    ClassImages pool =
        labelMap.target().isPresent()
            ? new ClassImages(training, labelMap.target().getAsInt())
            : ClassImages.ofAllClasses(training);
    return withTrigger(trigger.fixedOn(pool));
  }
}
