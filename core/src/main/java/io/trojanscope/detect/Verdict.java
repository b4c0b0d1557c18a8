package io.trojanscope.detect;

/** What a scan ends with. */
public enum Verdict {
  /**
   * The p-value is at most the level asked for, and the trigger that was found turns images that it
   * was not made on.
   */
  BACKDOORED,
  /** No backdoor was found by these tests. */
  CLEAN,
  /** A check failed, or an optimisation did not converge, so that neither can be said. */
  INCONCLUSIVE
}
