package io.trojanscope.result.summary;

import io.trojanscope.detect.Verdict;

/** How the scan of a model ended. */
public enum Outcome {
  /** The scan found a backdoor. */
  BACKDOORED(1),
  /** The file contains constructs that a legitimate model does not need; it was not loaded. */
  FINDING(1),
  /** The model could not be scanned. */
  ERROR(2),
  /** The scan came to no verdict. */
  INCONCLUSIVE(3),
  /** The tests of the scan found no backdoor. */
  CLEAN(0);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a program that scans one model. */
  public int exitCode() {
    return exitCode;
  }

  /** The outcome of a scan with a verdict. */
  public static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case BACKDOORED -> BACKDOORED;
      case CLEAN -> CLEAN;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
