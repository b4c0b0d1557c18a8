package io.trojanscope.model.isolated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process runs, as the Linux kernel knows it. */
final class ProcessState {
  /** Place of the number of threads in /proc/PID/stat, counted from the state. */
  private static final int THREADS = 17;

  private ProcessState() {}

  /**
   * Whether a process has ended. An ended process remains in the table of processes until its
   * parent asks for its exit code. Process 1 of a container, to which orphans belong, asks late or
   * never, and {@link ProcessHandle#isAlive} is true until then.
   */
  static boolean hasEnded(ProcessHandle process) {
    return !process.isAlive() || isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      // The name of the program comes before, in brackets, and may contain anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[0].equals("Z") && Integer.parseInt(fields[THREADS]) <= 1;
    } catch (IOException e) {
      return false;
    }
  }
}
