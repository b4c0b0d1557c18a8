package io.trojanscope.lab.zoo;

import java.util.SplittableRandom;

/** The two parts of a zoo, which have no seed in common. */
public enum ZooPart {
  /** To choose settings of a detector on. */
  TUNING(0),
  /** To measure a detector on, once its settings are chosen. */
  EVALUATION(1);

  private final int parity;

  ZooPart(int parity) {
    this.parity = parity;
  }

  /**
   * A seed for one purpose. Those of the tuning part are even, those of the evaluation part odd.
   *
   * @param seed that the recipe gives
   */
  long seed(long seed, String purpose) {
    long mixed = new SplittableRandom(seed).nextLong() + purpose.hashCode();
    return (new SplittableRandom(mixed).nextLong() >>> 2) * 2 + parity;
  }
}
