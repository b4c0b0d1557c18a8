package io.trojanscope.train;

/** How the learning rate changes from step to step. */
public enum LearningRateSchedule {
  /** The same rate throughout. */
  CONSTANT,
  /**
   * Rises from a 25th of the rate to the rate over the first 30 % of the steps and falls to a
   * 250,000th, both along half a cosine (Smith and Topin 2018, with the figures of PyTorch's {@code
   * OneCycleLR(cycle_momentum=False)}).
   */
  ONE_CYCLE,
  /** Falls from the rate towards 0 along half a cosine (Loshchilov and Hutter 2017). */
  COSINE;

  private static final double RISING_SHARE = 0.3;
  private static final double FIRST_DIVISOR = 25;
  private static final double LAST_DIVISOR = 1e4;

  /**
   * The learning rate of a step.
   *
   * @param highest the rate set for the training
   * @param step from 0
   * @param steps in all
   */
  public double rate(double highest, long step, long steps) {
    return switch (this) {
      case CONSTANT -> highest;
      case ONE_CYCLE -> oneCycle(highest, step, steps);
      case COSINE -> between(highest, 0, step / (double) steps);
    };
  }

  private static double oneCycle(double highest, long step, long steps) {
    double first = highest / FIRST_DIVISOR;
    double peak = RISING_SHARE * steps - 1;
    return step <= peak
        ? between(first, highest, step / peak)
        : between(highest, first / LAST_DIVISOR, (step - peak) / (steps - 1 - peak));
  }

  private static double between(double start, double end, double share) {
    return end + (start - end) / 2 * (1 + StrictMath.cos(Math.PI * share));
  }
}
