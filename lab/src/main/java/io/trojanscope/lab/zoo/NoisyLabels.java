package io.trojanscope.lab.zoo;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.SplittableRandom;

/** A data set some of whose labels are wrong. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record NoisyLabels(LabeledImages original, int[] labels, String sha256) implements LabeledImages {
  /**
   * Gives a random share of the images a random label other than their own.
   *
   * @param share in [0, 1]
   */
  static LabeledImages of(LabeledImages original, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = original.classCount();
    int[] labels = new int[original.size()];
    for (int i = 0; i < labels.length; i++) {
      int shift = random.nextDouble() < share ? random.nextInt(1, classes) : 0;
      labels[i] = (original.label(i) + shift) % classes;
    }
    String hash = Sha256.of(original.sha256() + "\nlabel noise " + share + " " + seed);
    return new NoisyLabels(original, labels, hash);
  }

  @Override
  public ImageShape shape() {
    return original.shape();
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public List<String> classNames() {
    return original.classNames();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    original.copyImage(index, destination, offset);
  }
}
