package io.trojanscope.lab.benchmark;

import java.util.SplittableRandom;

/** Two collections of models that have no seed in common. */
public enum Zoo {
  /** To choose settings of a detector on. */
  TUNING(0),
  /** To measure a detector on, once its settings are chosen. */
  EVALUATION(1);

  private final int parity;

  Zoo(int parity) {
    this.parity = parity;
  }

  /**
   * A seed for one purpose. Those of the tuning zoo are even, those of the evaluation zoo odd.
   *
   * @param seed of the whole zoo
   */
  long seed(long seed, String purpose) {
    long mixed = new SplittableRandom(seed).nextLong() + purpose.hashCode();
    return (new SplittableRandom(mixed).nextLong() >>> 2) * 2 + parity;
  }
}
