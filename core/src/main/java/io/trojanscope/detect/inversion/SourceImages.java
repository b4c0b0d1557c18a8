package io.trojanscope.detect.inversion;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Images of each class that a clean model classifies correctly. */
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
   * @throws InvalidInputException if the model classifies no image of a class correctly
   */
  public static SourceImages of(ClassSamples samples, Classifier model, int perClass) {
    LabeledImages images = samples.images();
    List<int[]> byClass = new ArrayList<>();
    for (int c = 0; c < images.classCount(); c++) {
      int[] own = samples.optimised(c);
      int[] correct = correct(images, model, own, c, perClass);
      if (correct.length == 0) {
        throw new InvalidInputException(
            "data: expected images of class %s that the reference classifies correctly, found none of %d; check the class order and the preprocessing"
                .formatted(images.classNames().get(c), own.length));
      }
      byClass.add(correct);
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

  /** Images of a class, CHW, one after the other; the first ones again where there are fewer. */
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

  /** Images of all classes but one, as evenly as the number allows. */
  public float[] ofOthers(int label, int count) {
    int others = images.classCount() - 1;
    float[] chosen = new float[count * images.shape().size()];
    for (int i = 0; i < count; i++) {
      int other = others > count ? (int) ((long) i * others / count) : i % others;
      copy(other < label ? other : other + 1, i / others, chosen, i);
    }
    return chosen;
  }

  private void copy(int label, int index, float[] destination, int position) {
    int[] own = byClass.get(label);
    images.copyImage(own[index % own.length], destination, position * images.shape().size());
  }
}
