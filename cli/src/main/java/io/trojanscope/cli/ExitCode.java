package io.trojanscope.cli;

import io.trojanscope.result.summary.Outcome;

/** Exit codes of the command. */
final class ExitCode {
  /** Done, and nothing was found. */
  static final int OK = Outcome.CLEAN.exitCode();

  /** A backdoor, or a file with constructs that a legitimate model does not need. */
  static final int FINDING = Outcome.FINDING.exitCode();

  /** An error: a file or an option that cannot be used, or a failure. */
  static final int ERROR = Outcome.ERROR.exitCode();

  /** A scan without a verdict. */
  static final int INCONCLUSIVE = Outcome.INCONCLUSIVE.exitCode();

  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
