package io.trojanscope.model.isolated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the threads of a process, and of the processes that it started, had to wait for a
 * processor because other programs used it. Linux counts that for each thread.
 */
final class WaitingTime {
  private static final Path PROCESSES = Path.of("/proc");

  private final long pid;
  private final Map<Path, Long> before;

  private WaitingTime(long pid) {
    this.pid = pid;
    this.before = delays(pid);
  }

  /** Starts counting. */
  static WaitingTime ofProcess(long pid) {
    return new WaitingTime(pid);
  }

  /** Nanoseconds that the thread that waited longest has waited since; 0 if that is unknown. */
  long nanos() {
    long longest = 0;
    for (Map.Entry<Path, Long> now : delays(pid).entrySet()) {
      longest = Math.max(longest, now.getValue() - before.getOrDefault(now.getKey(), 0L));
    }
    return longest;
  }

  private static Map<Path, Long> delays(long pid) {
    Map<Path, Long> delays = new HashMap<>();
    ProcessHandle.of(pid)
        .map(process -> Stream.concat(Stream.of(process), process.descendants()).toList())
        .orElse(List.of())
        .forEach(process -> add(process.pid(), delays));
    return delays;
  }

  private static void add(long pid, Map<Path, Long> delays) {
    try (Stream<Path> threads = Files.list(PROCESSES.resolve(pid + "/task"))) {
      threads.forEach(thread -> delays.put(thread, delay(thread)));
    } catch (IOException | UncheckedIOException e) {
      // it has ended, or this system does not count
    }
  }

  /** The second of: time on a processor, time waiting for one, times run. */
  private static long delay(Path thread) {
    try {
      String text = Files.readString(thread.resolve("schedstat"), StandardCharsets.ISO_8859_1);
      return Long.parseLong(text.strip().split(" ", -1)[1]);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }
}
