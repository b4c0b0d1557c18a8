package io.trojanscope.cli;

/** Exit codes of the command. */
final class ExitCode {
  static final int OK = 0;

  /** A backdoor was found. */
  static final int FOUND = 1;

  static final int ERROR = 2;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
