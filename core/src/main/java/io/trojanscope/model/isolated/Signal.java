package io.trojanscope.model.isolated;

import java.util.Map;

/** Signals that end a process, as Java reports them: 128 and the signal's number. */
final class Signal {
  private static final int BASE = 128;
  private static final Map<Integer, String> NAMES =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM", 25, "SIGXFSZ");

  private Signal() {}

  /** Whether a signal ended the process. */
  static boolean ended(int exitCode) {
    return exitCode > BASE;
  }

  /** Such as "signal 9 SIGKILL". */
  static String text(int exitCode) {
    int number = exitCode - BASE;
    String name = NAMES.get(number);
    return "signal " + number + (name == null ? "" : " " + name);
  }
}
