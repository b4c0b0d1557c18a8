package io.trojanscope.detect.inversion;

import io.trojanscope.attack.evasion.IteratedFgsm;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Images of each class that are made from noise, for scans without real ones: white noise U[0, 1]
 * that iterated FGSM (Algorithm I) moves towards the class, in one model after the other, for a few
 * rounds.
 */
public final class SynthesizedImages implements LabeledImages {
  /** Attacks per model. Chosen by hand, as are the step and the number of steps. */
  private static final int ROUNDS = 4;

  private static final IteratedFgsm ATTACK = new IteratedFgsm(0.05f, 10);

  private final ImageShape shape;
  private final List<String> classNames;
  private final List<float[]> perClass;
  private final int imagesPerClass;

  private SynthesizedImages(
      ImageShape shape, List<String> classNames, List<float[]> perClass, int imagesPerClass) {
    this.shape = shape;
    this.classNames = classNames;
    this.perClass = perClass;
    this.imagesPerClass = imagesPerClass;
  }

  /**
   * Makes images.
   *
   * @param models that should all predict the class, at least one
   */
  public static SynthesizedImages of(
      List<DifferentiableClassifier> models,
      int imagesPerClass,
      long seed,
      OrderedWorkers workers) {
    ImageShape shape = models.get(0).spec().input();
    List<String> classNames = models.get(0).spec().classNames();
    List<float[]> perClass = new ArrayList<>();
    workers.forEach(
        classNames.size(),
        label -> synthesize((int) label, models, imagesPerClass, seed),
        perClass::add);
    return new SynthesizedImages(shape, classNames, perClass, imagesPerClass);
  }

  private static float[] synthesize(
      int label, List<DifferentiableClassifier> models, int count, long seed) {
    ImageShape shape = models.get(0).spec().input();
    int classes = models.get(0).spec().classCount();
    SplittableRandom random = Seeds.random(seed, label);
    ImageBatch images = ImageBatch.blank(count, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) random.nextDouble();
    }
    int[] labels = new int[count];
    Arrays.fill(labels, label);
    LogitLoss loss = LogitLoss.crossEntropy(classes, labels);
    for (int round = 0; round < ROUNDS; round++) {
      for (DifferentiableClassifier model : models) {
        images = ATTACK.attack(model, images, loss).adversarial();
      }
    }
    return images.values();
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return classNames.size() * imagesPerClass;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    return index / imagesPerClass;
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    int start = index % imagesPerClass * shape.size();
    System.arraycopy(perClass.get(label(index)), start, destination, offset, shape.size());
  }

  /** Unsupported: the images are made anew from the models and the seed. */
  @Override
  public String sha256() {
    throw new UnsupportedOperationException("images made from noise have no hash of their own");
  }
}
