package io.trojanscope.model.isolated;

import java.time.Duration;

/**
 * Limits of the worker processes of a model.
 *
 * @param memoryBytes memory of each worker process in bytes, at least 512 MiB; a quarter of it is
 *     Java heap
 * @param silence longest time without an answer to a request
 * @param total longest time from the start of the workers until they are closed
 */
public record WorkerLimits(long memoryBytes, Duration silence, Duration total) {
  private static final long LEAST_MEMORY = 512L << 20;
  private static final int HEAP_SHARE = 4;

  /**
   * @throws IllegalArgumentException if the memory is below 512 MiB or a time is not above 0
   */
  public WorkerLimits {
    if (memoryBytes < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "expected a memory limit of at least 512 MiB, found " + memoryBytes + " bytes");
    }
    if (silence.toMillis() <= 0 || total.toMillis() <= 0) {
      throw new IllegalArgumentException(
          "expected time limits above 0, found " + silence + " and " + total);
    }
  }

  /** 4 GiB, 2 minutes without an answer, 24 hours in all. */
  public static WorkerLimits defaults() {
    return new WorkerLimits(4L << 30, Duration.ofMinutes(2), Duration.ofHours(24));
  }

  long heapBytes() {
    return memoryBytes / HEAP_SHARE;
  }

  /** The memory limit for people, such as 4 GiB. */
  String memory() {
    long mebibytes = memoryBytes >> 20;
    return mebibytes % 1024 == 0 ? mebibytes / 1024 + " GiB" : mebibytes + " MiB";
  }

  /** A time limit for people, such as 90 s or 24 h. */
  static String text(Duration limit) {
    long seconds = limit.toSeconds();
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    if (seconds >= 60 && seconds % 60 == 0) {
      return seconds / 60 + " min";
    }
    return limit.toMillis() % 1000 == 0 ? seconds + " s" : limit.toMillis() + " ms";
  }
}
