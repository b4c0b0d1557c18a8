package io.trojanscope.detect.inversion;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Images of each class that a clean model classifies correctly. A class may have none; triggers are
 * not searched out of it.
 */
public final class SourceImages {
  private static final int AT_ONCE = 64;

  private final LabeledImages images;
  private final List<int[]> byClass;

  private SourceImages(LabeledImages images, List<int[]> byClass) {
    this.images = images;
    this.byClass = byClass;
  }

  /**
   * Chooses images from those that a search may optimise on.
   *
   * @param perClass how many of each class at most
   * @throws InvalidInputException if more than half of the classes have none
   */
  public static SourceImages of(ClassSamples samples, Classifier model, int perClass) {
    LabeledImages images = samples.images();
    List<int[]> byClass = new ArrayList<>();
    for (int c = 0; c < images.classCount(); c++) {
      byClass.add(correct(images, model, samples.optimised(c), c, perClass));
    }
    long empty = byClass.stream().filter(own -> own.length == 0).count();
    if (2 * empty > byClass.size()) {
      throw new InvalidInputException(
          "data: expected images of most classes that the reference classifies correctly, found none of %d of %d classes; check the class order and the preprocessing"
              .formatted(empty, byClass.size()));
    }
    return new SourceImages(images, byClass);
  }

  private static int[] correct(
      LabeledImages images, Classifier model, int[] own, int label, int most) {
    int[] chosen = new int[most];
    int count = 0;
    for (int from = 0; from < own.length && count < most; from += AT_ONCE) {
      int[] asked =
          IntStream.range(from, Math.min(own.length, from + AT_ONCE)).map(i -> own[i]).toArray();
      Logits logits = model.logits(images.batch(asked));
      for (int i = 0; i < asked.length && count < most; i++) {
        if (logits.predicted(i) == label) {
          chosen[count++] = asked[i];
        }
      }
    }
    return IntStream.of(chosen).limit(count).toArray();
  }

  /** Identifies the chosen images among all. */
  public String key() {
    return byClass.stream().map(Arrays::toString).collect(Collectors.joining());
  }

  public LabeledImages images() {
    return images;
  }

  /** Whether there are images of a class. */
  public boolean has(int label) {
    return byClass.get(label).length > 0;
  }

  /**
   * Whether there are images of a class, and a model classifies at least half of some correctly.
   *
   * @param first position of the first image
   * @param count how many it is asked for
   */
  public boolean areKnown(Classifier model, int label, int first, int count) {
    if (!has(label)) {
      return false;
    }
    Logits logits = model.logits(new ImageBatch(count, images.shape(), of(label, first, count)));
    long correct = IntStream.range(0, count).filter(i -> logits.predicted(i) == label).count();
    return 2 * correct >= count;
  }

  /**
   * Images of a class that has some, CHW, one after the other; the first ones again where there are
   * fewer.
   */
  public float[] of(int label, int count) {
    return of(label, 0, count);
  }

  /** The same from a position on. */
  public float[] of(int label, int first, int count) {
    float[] chosen = new float[count * images.shape().size()];
    for (int i = 0; i < count; i++) {
      copy(label, first + i, chosen, i);
    }
    return chosen;
  }

  /**
   * Images of all classes but one that have some, as evenly as the number allows.
   *
   * @param first position of the first image of each class
   */
  public float[] ofOthers(int label, int first, int count) {
    int[] others =
        IntStream.range(0, images.classCount()).filter(c -> c != label && has(c)).toArray();
    float[] chosen = new float[count * images.shape().size()];
    for (int i = 0; i < count; i++) {
      int other =
          others.length > count ? (int) ((long) i * others.length / count) : i % others.length;
      copy(others[other], first + i / others.length, chosen, i);
    }
    return chosen;
  }

  private void copy(int label, int index, float[] destination, int position) {
    int[] own = byClass.get(label);
    images.copyImage(own[index % own.length], destination, position * images.shape().size());
  }
}
