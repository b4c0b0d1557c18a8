package io.trojanscope.model.trust;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images to try a model with, of 8 bits like those that it gets in use. */
final class ProbeImages {
  private static final int MOST = 64;
  private static final int FEWEST = 16;

  /** Values of 64 images of 3x64x64. Beyond that, fewer images bound the time. By hand. */
  private static final int MOST_VALUES = MOST * 3 * 64 * 64;

  private ProbeImages() {}

  /** How many images of a shape a check takes that takes up to {@code most} small ones. */
  static int count(ImageShape shape, int fewest, int most) {
    return Math.max(fewest, Math.min(most, MOST_VALUES / shape.size()));
  }

  private static int count(ImageShape shape) {
    return count(shape, FEWEST, MOST);
  }

  /** Images spread over a set, or noise: 64 if they are small, else fewer, at least 16. */
  static ImageBatch of(Optional<LabeledImages> set, ImageShape shape) {
    ImageBatch images = set.map(ProbeImages::spread).orElseGet(() -> noise(shape));
    round(images.values());
    return images;
  }

  private static ImageBatch spread(LabeledImages set) {
    int count = Math.min(count(set.shape()), set.size());
    return set.batch(
        IntStream.range(0, count).map(i -> (int) ((long) i * set.size() / count)).toArray());
  }

  private static ImageBatch noise(ImageShape shape) {
    ImageBatch images = ImageBatch.blank(count(shape), shape);
    SplittableRandom random = new SplittableRandom(MOST);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) random.nextDouble();
    }
    return images;
  }

  /** Rounds intensities to the nearest of 8 bits, in place. */
  static void round(float... intensities) {
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] = Math.round(255 * intensities[i]) / 255f;
    }
  }

  /** The first images of a batch. */
  static ImageBatch first(ImageBatch images, int count) {
    int most = Math.min(count, images.count());
    return new ImageBatch(
        most,
        images.shape(),
        java.util.Arrays.copyOf(images.values(), most * images.shape().size()));
  }
}
