package io.trojanscope.stats;

import java.util.SplittableRandom;

/** Seeds and random streams for the parts of a computation, whatever order the parts run in. */
public final class Seeds {
  /** 2^64 divided by the golden ratio, as in Java's SplittableRandom: it separates the streams. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** First factor of the finalizer of SplitMix64: it separates the items of a part. */
  private static final long ITEM_FACTOR = 0xBF58476D1CE4E5B9L;

  private Seeds() {}

  /**
   * The seed of one part.
   *
   * @param part from 0; -1 has the seed itself
   */
  public static long of(long seed, long part) {
    return seed ^ (GOLDEN_GAMMA * (part + 1));
  }

  /** The random stream of one part. */
  public static SplittableRandom random(long seed, long part) {
    return new SplittableRandom(of(seed, part));
  }

  /** The random stream of one item of a part. */
  public static SplittableRandom random(long seed, long part, long item) {
    return new SplittableRandom(of(seed, part) ^ (ITEM_FACTOR * (item + 1)));
  }
}
