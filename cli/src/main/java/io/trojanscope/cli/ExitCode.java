package io.trojanscope.cli;

import java.util.List;

/** Exit codes of the command. */
final class ExitCode {
  /** Done, and nothing was found. */
  static final int OK = 0;

  /** A backdoor, or a file with constructs that a legitimate model does not need. */
  static final int FINDING = 1;

  /** An error: a file or an option that cannot be used, or a failure. */
  static final int ERROR = 2;

  /** A scan without a verdict. */
  static final int INCONCLUSIVE = 3;

  static final int INTERRUPTED = 130;

  private static final List<Integer> WORST_FIRST = List.of(ERROR, FINDING, INCONCLUSIVE, OK);

  private ExitCode() {}

  /** The worst of several: an error, else a finding, else a missing verdict. */
  static int worst(List<Integer> codes) {
    return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(ERROR);
  }
}
