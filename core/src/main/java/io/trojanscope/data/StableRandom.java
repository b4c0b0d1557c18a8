package io.trojanscope.data;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same bits on every Java version and platform: drawn from the one
 * method of the generator whose algorithm is fixed, and free of library functions.
 */
final class StableRandom {
  private static final int UNIFORMS_PER_NORMAL = 6;
  private static final double NORMAL_SCALE = Math.sqrt(12.0 / UNIFORMS_PER_NORMAL);
  private final SplittableRandom source;

  StableRandom(long seed) {
    source = new SplittableRandom(seed);
  }

  /** From 0, inclusive, to 1, exclusive. */
  double uniform() {
    return (source.nextLong() >>> 11) * 0x1p-53;
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** About normal, mean 0 and standard deviation 1, within 4.3: a sum of uniform numbers. */
  double normal() {
    double sum = -UNIFORMS_PER_NORMAL / 2.0;
    for (int i = 0; i < UNIFORMS_PER_NORMAL; i++) {
      sum += uniform();
    }
    return sum * NORMAL_SCALE;
  }

  /** From 0 to {@code bound - 1}. */
  int index(int bound) {
    return (int) (uniform() * bound);
  }
}
