package io.trojanscope.biasmap;

import io.trojanscope.spec.ImageShape;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** White noise, each value uniform in [0, 1); an image depends on the seed and its index alone. */
record NoiseImages(ImageShape shape, int samples, long seed) implements StartingImages {
  @Override
  public int size() {
    return samples;
  }

  @Override
  public int repeats(int index) {
    return 1;
  }

  @Override
  public OptionalInt label(int index) {
    return OptionalInt.empty();
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    SplittableRandom random = random(index);
    for (int i = 0; i < shape.size(); i++) {
      destination[offset + i] = (random.nextLong() >>> 40) * 0x1p-24f;
    }
  }

  // The generator counts upwards from its seed: neighbouring seeds are mixed first, else the
  // streams of two images, or the images of two seeds, could overlap.
  private SplittableRandom random(int index) {
    long mixedSeed = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(mixedSeed + index).nextLong());
  }
}
