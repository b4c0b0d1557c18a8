package io.trojanscope.cli;

import java.util.Locale;

/** Durations as a person says them. */
final class TimeText {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private TimeText() {}

  /** Seconds up to two minutes, then minutes, then hours and minutes. */
  static String of(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 2 * MINUTE) {
      return whole + " s";
    }
    long minutes = (whole + MINUTE / 2) / MINUTE;
    return whole < 2 * HOUR
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / MINUTE, minutes % MINUTE);
  }

  /**
   * The time that is left if work goes on as fast as so far; empty text as long as that is unknown.
   *
   * @param seconds elapsed since the work began
   * @param share of the work that is done, 0 to 1
   */
  static String left(double seconds, double share) {
    return share < 0.01 || seconds < 1 ? "" : of(seconds * (1 - share) / share) + " left";
  }
}
