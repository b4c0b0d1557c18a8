package io.trojanscope.result.summary;

import io.trojanscope.detect.Verdict;

/** How the scan of a model ended. */
public enum Outcome {
  /** The scan found a backdoor. */
  BACKDOORED,
  /** The file contains constructs that a legitimate model does not need; it was not loaded. */
  FINDING,
  /** The model could not be scanned. */
  ERROR,
  /** The scan came to no verdict. */
  INCONCLUSIVE,
  /** The tests of the scan found no backdoor. */
  CLEAN;

  /** The outcome of a scan with a verdict. */
  public static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case BACKDOORED -> BACKDOORED;
      case CLEAN -> CLEAN;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
