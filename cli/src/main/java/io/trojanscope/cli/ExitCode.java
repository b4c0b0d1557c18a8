package io.trojanscope.cli;

/** Exit codes of the command. */
final class ExitCode {
  /** Done, and nothing was found. */
  static final int OK = 0;

  /** A backdoor, or a file that does what no honest file does. */
  static final int FINDING = 1;

  /** An error, or work that is incomplete; goes before a finding. */
  static final int ERROR = 2;

  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
