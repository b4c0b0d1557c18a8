package io.trojanscope.detect.inversion;

import java.util.SplittableRandom;

/** Random numbers for the parts of a computation, independent of the order that they run in. */
final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** Those of one part. */
  static SplittableRandom random(long seed, int part) {
    return new SplittableRandom(seed ^ (GOLDEN_GAMMA * (part + 1)));
  }
}
