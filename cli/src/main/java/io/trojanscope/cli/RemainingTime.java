package io.trojanscope.cli;

/**
 * Estimates how long work still takes, from its speed so far. The estimate of the whole time
 * changes slowly, as stages of a work differ in speed.
 */
final class RemainingTime {
  /** Time constant of the exponential smoothing. */
  private static final double SMOOTHING_SECONDS = 15;

  private static final double LEAST_SHARE = 0.01;
  private static final double LEAST_SECONDS = 1;

  private double whole;
  private double last;

  /**
   * The time left, such as {@code 15 s left}; empty text as long as it is unknown.
   *
   * @param seconds elapsed since the work began; not less than in the call before
   * @param share of the work that is done, 0 to 1
   */
  String text(double seconds, double share) {
    if (share < LEAST_SHARE || seconds < LEAST_SECONDS) {
      return "";
    }
    double now = seconds / share;
    whole =
        whole == 0
            ? now
            : whole + (now - whole) * (1 - Math.exp(-(seconds - last) / SMOOTHING_SECONDS));
    last = seconds;
    return TimeText.of(Math.max(1, whole - seconds)) + " left";
  }
}
