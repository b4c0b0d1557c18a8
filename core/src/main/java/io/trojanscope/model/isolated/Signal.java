package io.trojanscope.model.isolated;

import java.util.Map;

/** Signals that end a process, as Java reports them: 128 and the signal's number. */
final class Signal {
  private static final int BASE = 128;
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(7, "SIGBUS"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"),
          Map.entry(31, "SIGSYS"));

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
