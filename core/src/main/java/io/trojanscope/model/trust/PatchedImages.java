package io.trojanscope.model.trust;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.stats.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What a model predicts for images whose values at some positions are replaced. */
final class PatchedImages {
  private static final float HALF = 0.5f;

  private final DifferentiableClassifier model;
  private final ImageBatch images;

  PatchedImages(DifferentiableClassifier model, ImageBatch images) {
    this.model = model;
    this.images = images;
  }

  /** The class of each image, unchanged. */
  int[] unchanged() {
    return predictions(images);
  }

  /**
   * The class of some images with a patch.
   *
   * @param chosen positions of the images
   * @param pixels positions of the patch's values within an image, CHW
   * @param values of an image with the patch
   */
  int[] with(int[] chosen, int[] pixels, float... values) {
    return predictions(stamped(chosen, pixels, values, pixels));
  }

  /** The class of every image with random values in place of the patch's. */
  int[] withNoise(int[] pixels, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[images.shape().size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
    }
    ProbeImages.round(noise);
    return predictions(stamped(all(), pixels, noise, pixels));
  }

  /** The same with the patch's values in another order, which are the same contrast. */
  int[] shuffled(int[] pixels, float[] values, int seed) {
    return predictions(stamped(all(), pixels, values, order(pixels, seed)));
  }

  /** Share of the patch's values that another order changes. */
  static double shuffledShare(int[] pixels, float[] values, int seed) {
    int[] from = order(pixels, seed);
    return IntStream.range(0, pixels.length)
            .filter(i -> values[pixels[i]] != values[from[i]])
            .count()
        / (double) pixels.length;
  }

  /** The class of every image with the patch at half its strength. */
  int[] dimmed(int[] pixels, float... values) {
    ImageBatch changed = stamped(all(), pixels, values, pixels);
    blend(changed, all(), HALF);
    return predictions(changed);
  }

  /** Mixes changed images with what they were made from. */
  private void blend(ImageBatch changed, int[] chosen, float strength) {
    int size = images.shape().size();
    for (int image = 0; image < chosen.length; image++) {
      int from = images.offset(chosen[image]);
      int to = changed.offset(image);
      for (int i = 0; i < size; i++) {
        float before = images.values()[from + i];
        changed.values()[to + i] = before + strength * (changed.values()[to + i] - before);
      }
    }
    ProbeImages.round(changed.values());
  }

  /**
   * How much the logit of a class exceeds that of the images' own, on average.
   *
   * @param chosen positions of the images, all of class {@code source}
   * @param strength of the patch, from 0 for none to 1
   */
  double margin(
      int[] chosen, int source, int target, int[] pixels, float[] values, float strength) {
    ImageBatch changed = stamped(chosen, pixels, values, pixels);
    blend(changed, chosen, strength);
    Logits logits = model.logits(changed);
    return IntStream.range(0, chosen.length)
        .mapToDouble(image -> logits.get(image, target) - (double) logits.get(image, source))
        .average()
        .orElseThrow();
  }

  int[] all() {
    return IntStream.range(0, images.count()).toArray();
  }

  private static int[] order(int[] pixels, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Arrays.stream(RandomOrder.fromLast(pixels.length, random::nextInt))
        .map(i -> pixels[i])
        .toArray();
  }

  /** Replaces pixel i by the value at {@code from[i]}. */
  private ImageBatch stamped(int[] chosen, int[] pixels, float[] values, int... from) {
    int size = images.shape().size();
    ImageBatch changed = ImageBatch.blank(chosen.length, images.shape());
    for (int image = 0; image < chosen.length; image++) {
      int offset = changed.offset(image);
      System.arraycopy(
          images.values(), images.offset(chosen[image]), changed.values(), offset, size);
      for (int i = 0; i < pixels.length; i++) {
        changed.values()[offset + pixels[i]] = values[from[i]];
      }
    }
    return changed;
  }

  private int[] predictions(ImageBatch batch) {
    Logits logits = model.logits(batch);
    return IntStream.range(0, batch.count()).map(logits::predicted).toArray();
  }
}
