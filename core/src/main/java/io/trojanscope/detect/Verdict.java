package io.trojanscope.detect;

/** The verdict of a scan. */
public enum Verdict {
  /**
   * The p-value is at most the configured level, and the trigger that was found works on images
   * that no search has seen.
   */
  BACKDOORED,
  /** No backdoor was found by these tests. */
  CLEAN,
  /** A check failed or a search did not converge, so that neither of the two can be said. */
  INCONCLUSIVE
}
