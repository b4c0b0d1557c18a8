package io.trojanscope.model.isolated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process as the Linux kernel counts it. */
final class ProcessMemory {
  private ProcessMemory() {}

  /** Memory that is not the content of files, in bytes; 0 where it cannot be known. */
  static long bytes(long pid) {
    try {
      String status =
          Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1);
      return 1024 * (kibibytes(status, "RssAnon:") + kibibytes(status, "RssShmem:"));
    } catch (IOException e) {
      return 0;
    }
  }

  private static long kibibytes(String status, String field) {
    int start = status.indexOf(field);
    if (start < 0) {
      return 0;
    }
    String[] words = status.substring(start + field.length()).strip().split("\\s", 2);
    return Long.parseLong(words[0]);
  }
}
