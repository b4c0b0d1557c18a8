package io.trojanscope.model.isolated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the Linux kernel says of a process, in /proc/PID/status. */
final class ProcessStatus {
  private ProcessStatus() {}

  /** Memory that is not the content of files, in bytes; 0 where it cannot be known. */
  static long memoryBytes(long pid) {
    return read(pid)
        .map(status -> 1024 * (number(status, "RssAnon:") + number(status, "RssShmem:")))
        .orElse(0L);
  }

  /**
   * Whether a process has ended. An ended process remains in the table of processes until its
   * parent asks for its exit code. Process 1 of a container, to which orphans belong, asks late or
   * never, and {@link ProcessHandle#isAlive} is true until then.
   */
  static boolean hasEnded(ProcessHandle process) {
    return !process.isAlive()
        || read(process.pid())
            .filter(status -> word(status, "State:").equals("Z") && number(status, "Threads:") <= 1)
            .isPresent();
  }

  private static Optional<String> read(long pid) {
    try {
      return Optional.of(
          Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long number(String status, String field) {
    String word = word(status, field);
    return word.isEmpty() ? 0 : Long.parseLong(word);
  }

  private static String word(String status, String field) {
    int start = status.indexOf("\n" + field);
    if (start < 0) {
      return "";
    }
    return status.substring(start + 1 + field.length()).strip().split("\\s", 2)[0];
  }
}
