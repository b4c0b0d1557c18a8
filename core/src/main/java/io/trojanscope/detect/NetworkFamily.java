package io.trojanscope.detect;

/** The networks that the calibration tells apart: clean ones score alike within a family. */
public enum NetworkFamily {
  /** The paper's network, see its figure 23. */
  PAPER,
  /** Any other. */
  OTHER
}
