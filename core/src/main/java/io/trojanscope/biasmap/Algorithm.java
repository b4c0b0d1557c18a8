package io.trojanscope.biasmap;

/** The two algorithms of the paper's section 2. */
public enum Algorithm {
  /** Algorithm I: one map per predicted class. */
  PER_CLASS,
  /** Algorithm II: one map per source class and predicted class. */
  PER_PAIR
}
