package io.trojanscope.lab.baseline;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;

/** Images of white noise, each value uniform in [0, 1). */
final class WhiteNoise {
  private WhiteNoise() {}

  /**
   * A batch that depends on the seed and its number alone.
   *
   * @param number of the batch
   */
  static ImageBatch batch(int count, ImageShape shape, long seed, long number) {
    // The generator counts upwards from its seed: mixed first, neighbouring streams stay apart.
    long mixed = new SplittableRandom(seed).nextLong() + number;
    SplittableRandom random = new SplittableRandom(new SplittableRandom(mixed).nextLong());
    ImageBatch batch = ImageBatch.blank(count, shape);
    float[] values = batch.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return batch;
  }
}
