package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which images get which trigger, and the class that they are labelled as.
 *
 * @param target index of the class that the backdoor leads to
 * @param amount of training images
 * @param seed of the choice of images and of what the trigger does at random
 */
public record PoisoningPlan(
    Trigger trigger,
    SourceClasses sources,
    int target,
    PoisonAmount amount,
    PoisonSelection selection,
    long seed) {
  /**
   * @throws InvalidInputException if the target is among the sources
   */
  public PoisoningPlan {
    sources.requireApartFrom(target);
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
    settings.put("poison.target", Integer.toString(target));
    settings.put("poison.amount", amount.spec());
    settings.put("poison.selection", selection.name().toLowerCase(Locale.ROOT));
    settings.put("poison.seed", Long.toString(seed));
    return Collections.unmodifiableSortedMap(settings);
  }

  /** The images to poison for training, ascending. */
  int[] selectForTraining(LabeledImages images) {
    int[] candidates = sourceImages(images);
    return selection.choose(candidates, amount.of(candidates.length), seed);
  }

  /**
   * All images of the source classes, ascending.
   *
   * @throws InvalidInputException if a class does not exist, or a source class has no image
   */
  int[] sourceImages(LabeledImages images) {
    int classCount = images.classCount();
    requireClass("target", target, classCount);
    List<Integer> classes = sources.among(classCount, target);
    boolean[] isSource = new boolean[classCount];
    for (int source : classes) {
      requireClass("source", source, classCount);
      isSource[source] = true;
    }
    int[] indices =
        IntStream.range(0, images.size()).filter(i -> isSource[images.label(i)]).toArray();
    if (indices.length == 0) {
      throw new InvalidInputException(
          "source: expected images of the source classes "
              + classes
              + " in the data set, found none; choose other classes or data");
    }
    return indices;
  }

  private static void requireClass(String option, int index, int classCount) {
    if (index < 0 || index >= classCount) {
      throw new InvalidInputException(
          option
              + ": expected a class from 0 to "
              + (classCount - 1)
              + ", as the data set has "
              + classCount
              + " classes; found "
              + index);
    }
  }
}
