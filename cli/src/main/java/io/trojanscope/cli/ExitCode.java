package io.trojanscope.cli;

/** Exit codes of the command. 1 is kept for findings. */
final class ExitCode {
  static final int OK = 0;
  static final int ERROR = 2;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
