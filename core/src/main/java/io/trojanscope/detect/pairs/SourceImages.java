package io.trojanscope.detect.pairs;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images of each class that a clean model classifies correctly, chosen by a seed. */
public final class SourceImages {
  private static final int AT_ONCE = 64;

  private final LabeledImages images;
  private final List<int[]> byClass;

  private SourceImages(LabeledImages images, List<int[]> byClass) {
    this.images = images;
    this.byClass = byClass;
  }

  /**
   * Chooses images.
   *
   * @param perClass how many of each class at most
   * @throws InvalidInputException if the model classifies no image of a class correctly
   */
  public static SourceImages of(LabeledImages images, Classifier model, int perClass, long seed) {
    int[] order = shuffled(images.size(), seed);
    List<int[]> byClass = new ArrayList<>();
    for (int c = 0; c < images.classCount(); c++) {
      int label = c;
      int[] own = IntStream.of(order).filter(i -> images.label(i) == label).toArray();
      int[] correct = correct(images, model, own, label, perClass);
      if (correct.length == 0) {
        throw new InvalidInputException(
            "data: expected images of class %s that the reference classifies correctly, found none of %d; check the class order and the preprocessing"
                .formatted(images.classNames().get(c), own.length));
      }
      byClass.add(correct);
    }
    return new SourceImages(images, byClass);
  }

  private static int[] shuffled(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
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

  LabeledImages images() {
    return images;
  }

  /**
   * Copies images of a class, CHW, one after the other; the first ones again where there are fewer.
   *
   * @param destination receives {@code count} images from {@code offset} on
   */
  void copy(int label, int count, float[] destination, int offset) {
    int[] own = byClass.get(label);
    for (int i = 0; i < count; i++) {
      images.copyImage(own[i % own.length], destination, offset + i * images.shape().size());
    }
  }
}
