package io.trojanscope.biasmap;

/** What the attack starts from. */
public enum StartingInput {
  /** All-zero images. */
  BLANK,
  /** White noise, each value uniform in [0, 1]. */
  NOISE,
  /** Images of a data set. */
  DATA
}
