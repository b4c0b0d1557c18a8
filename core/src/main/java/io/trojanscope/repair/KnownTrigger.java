package io.trojanscope.repair;

import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.image.LabeledImages;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A trigger whose success is measured.
 *
 * @param name what results call it
 * @param source the class whose images it moves; empty if it moves those of several classes
 * @param target the class that it leads to; empty if that depends on the image's class
 * @param sources labels of the images that it moves
 * @param targetOf the target of a label
 * @param stamp puts it on all images of these labels
 */
record KnownTrigger(
    String name,
    OptionalInt source,
    OptionalInt target,
    Set<Integer> sources,
    IntUnaryOperator targetOf,
    UnaryOperator<LabeledImages> stamp) {
  /**
   * One that a scan found.
   *
   * @param source the class that the scan named; empty for all
   */
  static KnownTrigger recovered(
      String name, CandidateTrigger trigger, OptionalInt source, int classes) {
    int target = trigger.pair().target();
    return new KnownTrigger(
        name,
        source,
        OptionalInt.of(target),
        source.isPresent()
            ? Set.of(source.getAsInt())
            : Set.copyOf(
                IntStream.range(0, classes).filter(label -> label != target).boxed().toList()),
        label -> target,
        images -> StampedImages.all(images, trigger));
  }

  /** One that was planted. */
  static KnownTrigger planted(PoisoningPlan plan, int classes) {
    Set<Integer> sources = Set.copyOf(plan.sourceClasses(classes));
    return new KnownTrigger(
        plan.trigger().identity(),
        sources.size() == 1 ? OptionalInt.of(sources.iterator().next()) : OptionalInt.empty(),
        plan.labelMap().target(),
        sources,
        label -> plan.labelMap().of(label, classes),
        images -> PoisonedDataset.forTesting(images, plan));
  }

  /** Indices of the images that it moves, ascending. */
  int[] victims(LabeledImages images) {
    return IntStream.range(0, images.size())
        .filter(index -> sources.contains(images.label(index)))
        .toArray();
  }
}
