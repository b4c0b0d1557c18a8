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

  /** To the second: {@code 12.3 s}, {@code 2 min 10 s}, {@code 1 h 02 min 10 s}. */
  static String exact(double seconds) {
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < HOUR
        ? String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE)
        : String.format(
            Locale.ROOT,
            "%d h %02d min %02d s",
            whole / HOUR,
            whole % HOUR / MINUTE,
            whole % MINUTE);
  }
}
