package io.trojanscope.stats;

import java.util.List;

/** Checks numbers of images or attacks. */
public final class Counts {
  /** Far above any real count; sums of them do not overflow. */
  private static final long MOST = 1_000_000_000_000L;

  private Counts() {}

  /**
   * Checks a count.
   *
   * @throws IllegalArgumentException if the count is out of range
   */
  public static void require(long least, long count) {
    if (count < least || count > MOST) {
      throw new IllegalArgumentException(
          "expected counts from " + least + " to " + MOST + ", found " + count);
    }
  }

  /**
   * Checks counts.
   *
   * @throws IllegalArgumentException if a count is below 0 or far above any real one
   */
  public static void require(List<Long> counts) {
    counts.forEach(count -> require(0, count));
  }
}
