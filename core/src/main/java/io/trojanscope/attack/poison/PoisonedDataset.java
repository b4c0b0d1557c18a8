package io.trojanscope.attack.poison;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A view of a data set in which some images carry a trigger. The trigger is put on an image
 * whenever it is read; the result depends on the plan and the image's index alone, so every reading
 * by any thread gives the same bits. For a second backdoor, poison the poisoned data set again: an
 * image carries one of the two at most.
 */
public final class PoisonedDataset implements LabeledImages {
  private final LabeledImages pristine;
  private final PoisoningPlan plan;
  private final String purpose;
  private final int[] poisonedIndices;
  private final BitSet poisoned;
  private final BitSet relabeled;
  private final BitSet covers;
  private final Map<Integer, ClassImages> targetImages = new HashMap<>();
  private final ClassImages allImages;
  private final long imageSeeds;

  private PoisonedDataset(
      LabeledImages pristine,
      PoisoningPlan plan,
      String purpose,
      int[] poisonedIndices,
      int[] relabeledIndices,
      int[] coverIndices) {
    this.pristine = pristine;
    this.plan = plan;
    this.purpose = purpose;
    this.poisonedIndices = poisonedIndices;
    this.poisoned = bits(poisonedIndices);
    this.relabeled = bits(relabeledIndices);
    this.covers = bits(coverIndices);
    this.imageSeeds = new SplittableRandom(plan.seed()).nextLong();
    LabeledImages origin = origin(pristine);
    this.allImages = ClassImages.ofAllClasses(origin);
    for (int index : poisonedIndices) {
      targetImages.computeIfAbsent(target(index), target -> new ClassImages(origin, target));
    }
    targetImages.values().forEach(t -> plan.trigger().requireApplicable(pristine.shape(), t));
    if (coverIndices.length > 0) {
      plan.trigger().requireApplicable(pristine.shape(), allImages);
    }
  }

  /**
   * The data to plant a backdoor with. The plan's amount of images carry the trigger and the
   * target's label; the plan's {@link PoisoningOptions} may change that. All other images stay the
   * same.
   *
   * @throws io.trojanscope.error.InvalidInputException if the plan does not fit the data set: a
   *     class that does not exist, more images than there are, a trigger that does not fit
   */
  public static PoisonedDataset forTraining(LabeledImages pristine, PoisoningPlan plan) {
    ImageChoice choice = new ImageChoice(plan, pristine);
    int[] poisoned = choice.poisoned();
    return new PoisonedDataset(
        pristine,
        plan.fixedOn(origin(pristine)),
        "relabeled true",
        poisoned,
        choice.relabeled(poisoned),
        choice.covers(poisoned));
  }

  /**
   * The data to measure a backdoor with: every image of the source classes carries the trigger,
   * whatever the plan's amount and options, and all keep their true labels.
   *
   * @param plan of the training data, {@link #plan()}, so that the trigger is the same
   * @throws io.trojanscope.error.InvalidInputException if the plan does not fit the data set
   */
  public static PoisonedDataset forTesting(LabeledImages pristine, PoisoningPlan plan) {
    int[] sources = new ImageChoice(plan, pristine).ofSources();
    return new PoisonedDataset(pristine, plan, "relabeled false", sources, new int[0], new int[0]);
  }

  /**
   * The data to measure what the trigger does to classes that are neither source nor target: all
   * their images carry it.
   *
   * @return empty if there are no such images
   */
  public static Optional<PoisonedDataset> forOtherClasses(
      LabeledImages pristine, PoisoningPlan plan) {
    int[] others = new ImageChoice(plan, pristine).ofOtherClasses();
    return others.length == 0
        ? Optional.empty()
        : Optional.of(
            new PoisonedDataset(pristine, plan, "other classes", others, new int[0], new int[0]));
  }

  /**
   * The data to measure that the model does not react to the trigger's cover: all images carry it.
   *
   * @return empty if the trigger has no cover of its own
   */
  public static Optional<PoisonedDataset> forCovers(LabeledImages pristine, PoisoningPlan plan) {
    return plan.trigger().hasOwnCover()
        ? Optional.of(
            new PoisonedDataset(
                pristine,
                plan,
                "covers",
                new int[0],
                new int[0],
                IntStream.range(0, pristine.size()).toArray()))
        : Optional.empty();
  }

  private static LabeledImages origin(LabeledImages images) {
    return images instanceof PoisonedDataset poisoned ? origin(poisoned.pristine) : images;
  }

  private static BitSet bits(int[] indices) {
    BitSet bits = new BitSet();
    for (int index : indices) {
      bits.set(index);
    }
    return bits;
  }

  /** The data set without the trigger and with the true labels. */
  public LabeledImages pristine() {
    return pristine;
  }

  /** The plan, with everything fixed that the trigger takes from the training images. */
  public PoisoningPlan plan() {
    return plan;
  }

  /** Indices of the images that carry the trigger, without covers, ascending; a copy. */
  public int[] poisonedIndices() {
    return poisonedIndices.clone();
  }

  public boolean isPoisoned(int index) {
    return poisoned.get(index);
  }

  /** Whether an image carries the trigger, or its cover, and keeps its label for it. */
  public boolean isCover(int index) {
    return covers.get(index);
  }

  /** Number of images that carry the trigger, or its cover, to teach the model not to react. */
  public int coverCount() {
    return covers.cardinality();
  }

  /** Number of images that carry the trigger and have the target's label for it. */
  public int relabeledCount() {
    return relabeled.cardinality();
  }

  /** Whether an image carries a trigger or cover, of this backdoor or one planted before it. */
  boolean isChanged(int index) {
    return poisoned.get(index)
        || covers.get(index)
        || (pristine instanceof PoisonedDataset before && before.isChanged(index));
  }

  /** The class that an image's true class is mapped to. */
  public int target(int index) {
    return plan.labelMap().of(pristine.label(index), classCount());
  }

  @Override
  public ImageShape shape() {
    return pristine.shape();
  }

  @Override
  public int size() {
    return pristine.size();
  }

  @Override
  public List<String> classNames() {
    return pristine.classNames();
  }

  @Override
  public int label(int index) {
    return relabeled.get(index) ? target(index) : pristine.label(index);
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    if (!poisoned.get(index) && !covers.get(index)) {
      pristine.copyImage(index, destination, offset);
      return;
    }
    float[] image = new float[shape().size()];
    pristine.copyImage(index, image, 0);
    SplittableRandom random = new SplittableRandom(imageSeeds + index);
    if (poisoned.get(index)) {
      plan.trigger().apply(image, shape(), random, targetImages.get(target(index)));
    } else {
      plan.trigger().applyCover(image, shape(), random, allImages);
    }
    System.arraycopy(image, 0, destination, offset, image.length);
  }

  /** Hash of the pristine data's hash and the plan. */
  @Override
  public String sha256() {
    String content = pristine.sha256() + "\n" + plan.configuration() + "\n" + purpose;
    return Sha256.of(content);
  }
}
