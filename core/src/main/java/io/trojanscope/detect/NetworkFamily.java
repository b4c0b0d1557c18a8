package io.trojanscope.detect;

/** Architectures that the calibration separates: clean models of one family score alike. */
public enum NetworkFamily {
  /** The paper's network for grey images, see its figure 23. */
  PAPER,
  /** Any other. */
  OTHER,
  /** Any other, compared with a reference of another architecture. */
  FOREIGN,
  /** Any other with more classes than are searched pair by pair, with any reference. */
  MANY_CLASSES
}
