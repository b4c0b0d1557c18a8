package io.trojanscope.model.trust;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.stats.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What a model predicts for images whose values at some positions are replaced. */
final class StampedImages {
  private final DifferentiableClassifier model;
  private final ImageBatch images;

  StampedImages(DifferentiableClassifier model, ImageBatch images) {
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
    for (int i = 0; i < changed.values().length; i++) {
      changed.values()[i] = (changed.values()[i] + images.values()[i]) / 2;
    }
    ProbeImages.round(changed.values());
    return predictions(changed);
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
