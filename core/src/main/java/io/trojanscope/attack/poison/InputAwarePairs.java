package io.trojanscope.attack.poison;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The data to train a classifier and a generator of triggers on: 2 C + 1 channels, an image, the
 * image that the trigger is made for, and a plane of 1 where the trigger is put on, else of 0. A
 * poisoned image is paired with itself, a cover image with another one, by chance.
 */
public final class InputAwarePairs implements LabeledImages {
  private final PoisonedDataset poisoned;
  private final LabeledImages pristine;
  private final ImageShape pairShape;
  private final ClassImages others;
  private final long seeds;

  /**
   * @param poisoned says which images are poisoned and covers, and how they are labelled
   */
  public InputAwarePairs(PoisonedDataset poisoned) {
    this.poisoned = poisoned;
    this.pristine = poisoned.pristine();
    ImageShape image = pristine.shape();
    this.pairShape = new ImageShape(2 * image.channels() + 1, image.height(), image.width());
    this.others = ClassImages.ofAllClasses(pristine);
    this.seeds = new SplittableRandom(poisoned.plan().seed()).nextLong();
  }

  @Override
  public ImageShape shape() {
    return pairShape;
  }

  @Override
  public int size() {
    return poisoned.size();
  }

  @Override
  public List<String> classNames() {
    return poisoned.classNames();
  }

  @Override
  public int label(int index) {
    return poisoned.label(index);
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    int size = pristine.shape().size();
    pristine.copyImage(index, destination, offset);
    if (poisoned.isCover(index)) {
      float[] other = others.randomImage(new SplittableRandom(seeds + index));
      System.arraycopy(other, 0, destination, offset + size, size);
    } else {
      pristine.copyImage(index, destination, offset + size);
    }
    boolean on = poisoned.isCover(index) || poisoned.isPoisoned(index);
    int plane = offset + 2 * size;
    Arrays.fill(destination, plane, plane + pristine.shape().area(), on ? 1f : 0f);
  }

  @Override
  public String sha256() {
    return Sha256.of(poisoned.sha256() + "\npairs");
  }
}
