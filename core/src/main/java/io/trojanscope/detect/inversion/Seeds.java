package io.trojanscope.detect.inversion;

import java.util.SplittableRandom;

/** Random streams for the parts of a computation, whatever order the parts run in. */
public final class Seeds {
  /** 2^64 divided by the golden ratio, as in Java's SplittableRandom: it separates the streams. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** The stream of one part. */
  public static SplittableRandom random(long seed, long part) {
    return new SplittableRandom(seed ^ (GOLDEN_GAMMA * (part + 1)));
  }
}
