package io.trojanscope.detect.inversion;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.stats.RandomOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images by class: one half to optimise triggers on, the other held out to measure them on. */
public final class ClassSamples {
  private final LabeledImages images;
  private final List<int[]> optimised;
  private final List<int[]> heldOut;
  private final String key;

  private ClassSamples(
      LabeledImages images, List<int[]> optimised, List<int[]> heldOut, String key) {
    this.images = images;
    this.optimised = optimised;
    this.heldOut = heldOut;
    this.key = key;
  }

  /**
   * Chooses images of each class at random, and uses every second one for the optimisation.
   *
   * @param perClass most images per class
   * @param key identifies the images and how they were chosen
   * @throws InvalidInputException if a class has fewer than two images
   */
  public static ClassSamples of(LabeledImages images, int perClass, long seed, String key) {
    int[] order = RandomOrder.of(images.size(), new SplittableRandom(seed));
    List<int[]> optimised = new ArrayList<>();
    List<int[]> heldOut = new ArrayList<>();
    for (int c = 0; c < images.classCount(); c++) {
      int label = c;
      int[] own =
          IntStream.of(order).filter(i -> images.label(i) == label).limit(perClass).toArray();
      if (own.length < 2) {
        throw new InvalidInputException(
            "data: expected at least 2 images of class %s, found %d; give images of every class"
                .formatted(images.classNames().get(c), own.length));
      }
      optimised.add(everySecond(own, 0));
      heldOut.add(everySecond(own, 1));
    }
    return new ClassSamples(images, optimised, heldOut, key);
  }

  private static int[] everySecond(int[] indices, int first) {
    return IntStream.range(0, indices.length)
        .filter(i -> i % 2 == first)
        .map(i -> indices[i])
        .toArray();
  }

  public LabeledImages images() {
    return images;
  }

  /** Indices of a class's images to optimise on. */
  public int[] optimised(int label) {
    return optimised.get(label);
  }

  /** Indices of a class's images that no optimisation sees. */
  int[] heldOut(int label) {
    return heldOut.get(label);
  }

  /** Indices of the first held-out images of a class, at most {@code most}. */
  public int[] heldOut(int label, int most) {
    int[] own = heldOut(label);
    return Arrays.copyOf(own, Math.min(most, own.length));
  }

  /** Identifies these samples in a cache. */
  public String key() {
    return key;
  }
}
