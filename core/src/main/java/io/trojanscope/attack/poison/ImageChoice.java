package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The images of a data set that a plan chooses. An image that is poisoned already is left out. */
final class ImageChoice {
  private final PoisoningPlan plan;
  private final LabeledImages images;
  private final boolean[] isSource;

  /**
   * @throws InvalidInputException if a class does not exist
   */
  ImageChoice(PoisoningPlan plan, LabeledImages images) {
    this.plan = plan;
    this.images = images;
    int classCount = images.classCount();
    plan.labelMap().target().ifPresent(target -> requireClass("target", target, classCount));
    this.isSource = new boolean[classCount];
    for (int source : plan.sourceClasses(classCount)) {
      requireClass("source", source, classCount);
      isSource[source] = true;
    }
  }

  /**
   * All images of the source classes, ascending.
   *
   * @throws InvalidInputException if there is none
   */
  int[] ofSources() {
    int[] indices = where(index -> isSource[images.label(index)]);
    if (indices.length == 0) {
      throw InvalidInputException.fixedBy(
          "source",
          "source: expected images of the source classes "
              + plan.sourceClasses(images.classCount())
              + " in the data set, found none; choose other classes or data");
    }
    return indices;
  }

  /** All images of classes that are neither source nor target, ascending; may be empty. */
  int[] ofOtherClasses() {
    int target = plan.labelMap().target().orElse(-1);
    return where(index -> !isSource[images.label(index)] && images.label(index) != target);
  }

  /** The training images that get the trigger, ascending. */
  int[] poisoned() {
    boolean clean = plan.options().cleanLabel();
    int[] candidates = clean ? ofTarget() : ofSources();
    String which = clean ? "the target class" : "the source classes";
    int count = plan.amount().of(candidates.length, "count", which);
    boolean first = plan.selection() == PoisonSelection.FIRST;
    return plan.selection()
        .choose(first ? classesInTurn(candidates) : candidates, count, plan.seed());
  }

  /** The first image of each class, then the second of each class, and so on. */
  private int[] classesInTurn(int[] ascending) {
    int[] seen = new int[images.classCount()];
    Map<Integer, Integer> rank = new HashMap<>();
    for (int index : ascending) {
      rank.put(index, seen[images.label(index)]++);
    }
    return IntStream.of(ascending)
        .boxed()
        .sorted(Comparator.comparing(rank::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Those of the poisoned images that get the target's label. */
  int[] relabeled(int[] poisoned) {
    if (plan.options().cleanLabel()) {
      return new int[0];
    }
    int kept = (int) Math.round(plan.options().keptLabels() * poisoned.length);
    return PoisonSelection.RANDOM.choose(poisoned, poisoned.length - kept, plan.seed());
  }

  /**
   * The training images that keep their labels though they carry the trigger or its cover.
   *
   * @throws InvalidInputException if there are too few that are not poisoned
   */
  int[] covers(int[] poisoned) {
    if (plan.options().cover().isEmpty()) {
      return new int[0];
    }
    boolean own = plan.trigger().hasOwnCover();
    int[] candidates = own ? where(i -> Arrays.binarySearch(poisoned, i) < 0) : ofOtherClasses();
    if (candidates.length == 0) {
      throw new InvalidInputException(
          "cover: expected images of classes that are neither source nor target, found none; give"
              + " fewer source classes, or keep the labels of a share of the poisoned images");
    }
    String which = own ? "all classes that are not poisoned" : "classes neither source nor target";
    int count = plan.options().cover().get().of(candidates.length, "cover", which);
    return PoisonSelection.RANDOM.choose(candidates, count, plan.seed());
  }

  private int[] ofTarget() {
    int target = plan.labelMap().target().orElseThrow();
    int[] indices = where(index -> images.label(index) == target);
    if (indices.length == 0) {
      throw InvalidInputException.fixedBy(
          "target",
          "target: expected images of class %d in the data set, found none; choose another target"
                  .formatted(target)
              + " or data");
    }
    return indices;
  }

  private int[] where(IntPredicate condition) {
    IntPredicate free =
        index -> !(images instanceof PoisonedDataset others && others.isChanged(index));
    return IntStream.range(0, images.size()).filter(free.and(condition)).toArray();
  }

  private static void requireClass(String option, int index, int classCount) {
    if (index < 0 || index >= classCount) {
      throw InvalidInputException.fixedBy(
          option,
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
