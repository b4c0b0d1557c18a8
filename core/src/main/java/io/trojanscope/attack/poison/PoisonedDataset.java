package io.trojanscope.attack.poison;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A data set some of whose images carry a trigger. The trigger is put on an image whenever it is
 * read; the result depends on the plan and the image's index alone, so every reading by any thread
 * gives the same bits.
 */
public final class PoisonedDataset implements LabeledImages {
  private final LabeledImages pristine;
  private final PoisoningPlan plan;
  private final boolean relabeled;
  private final int[] poisonedIndices;
  private final BitSet poisoned = new BitSet();
  private final ClassImages targetImages;
  private final long imageSeeds;

  private PoisonedDataset(
      LabeledImages pristine, PoisoningPlan plan, boolean relabeled, int[] poisonedIndices) {
    this.pristine = pristine;
    this.plan = plan;
    this.relabeled = relabeled;
    this.poisonedIndices = poisonedIndices;
    for (int index : poisonedIndices) {
      poisoned.set(index);
    }
    this.targetImages = new ClassImages(pristine, plan.target());
    this.imageSeeds = new SplittableRandom(plan.seed()).nextLong();
    plan.trigger().requireApplicable(pristine.shape(), targetImages);
  }

  /**
   * The data to plant a backdoor with: the plan's amount of images carry the trigger and the
   * target's label, the others stay as they are.
   *
   * @throws io.trojanscope.error.InvalidInputException if the plan does not fit the data set: a
   *     class that does not exist, more images than there are, a trigger that does not fit
   */
  public static PoisonedDataset forTraining(LabeledImages pristine, PoisoningPlan plan) {
    return new PoisonedDataset(pristine, plan, true, plan.selectForTraining(pristine));
  }

  /**
   * The data to measure a backdoor with: every image of the source classes carries the trigger,
   * whatever the plan's amount, and all keep their true labels.
   *
   * @throws io.trojanscope.error.InvalidInputException if the plan does not fit the data set
   */
  public static PoisonedDataset forTesting(LabeledImages pristine, PoisoningPlan plan) {
    return new PoisonedDataset(pristine, plan, false, plan.sourceImages(pristine));
  }

  /** The data set without the trigger and with the true labels. */
  public LabeledImages pristine() {
    return pristine;
  }

  public PoisoningPlan plan() {
    return plan;
  }

  /** Indices of the images that carry the trigger, ascending; a copy. */
  public int[] poisonedIndices() {
    return poisonedIndices.clone();
  }

  public boolean isPoisoned(int index) {
    return poisoned.get(index);
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
    return relabeled && isPoisoned(index) ? plan.target() : pristine.label(index);
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    if (!isPoisoned(index)) {
      pristine.copyImage(index, destination, offset);
      return;
    }
    float[] image = new float[shape().size()];
    pristine.copyImage(index, image, 0);
    SplittableRandom random = new SplittableRandom(imageSeeds + index);
    plan.trigger().apply(image, shape(), random, targetImages);
    System.arraycopy(image, 0, destination, offset, image.length);
  }

  /** Of the pristine data's hash and the plan. */
  @Override
  public String sha256() {
    String content = pristine.sha256() + "\n" + plan.configuration() + "\nrelabeled " + relabeled;
    return Sha256.of(content);
  }
}
