package io.trojanscope.detect;

/** How much a scan computes. */
public enum Effort {
  /** Fewer steps: a first look, with a higher error rate. */
  QUICK,
  /** The usual settings, which the documentation reports results for. */
  STANDARD,
  /** More references for the null distribution. */
  THOROUGH
}
