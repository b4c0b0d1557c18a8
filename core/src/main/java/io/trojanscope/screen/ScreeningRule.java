package io.trojanscope.screen;

import io.trojanscope.stats.RobustScale;
import java.util.Arrays;

/**
 * When a class is suspicious: its two groups lie clearly apart, and its statistic deviates from
 * those of the other classes.
 *
 * <p>The deviation is standardised as in SCAn, by the median and the median absolute deviation over
 * the classes. SCAn's limit is e squared, 7.39, without a second condition. Here the gap keeps
 * clean classes of two natural groups from being suspicious, and the limit is that of Iglewicz and
 * Hoaglin (1993) for outliers.
 */
final class ScreeningRule {
  /** Clean classes of CIFAR-10 had at most 3.5, cut normal numbers have 2.65. */
  static final double LEAST_GAP = 4;

  static final double LEAST_DEVIATION = 3.5;

  /** With fewer classes, the median absolute deviation says nothing, so the gap decides. */
  static final int LEAST_CLASSES = 5;

  private ScreeningRule() {}

  /**
   * Deviations of the statistics of all classes that are judged.
   *
   * @return zeros for fewer than {@value #LEAST_CLASSES} classes
   */
  static double[] deviations(double... statistics) {
    if (statistics.length < LEAST_CLASSES) {
      return new double[statistics.length];
    }
    RobustScale scale = RobustScale.of(statistics);
    return Arrays.stream(statistics).map(scale::z).toArray();
  }

  /**
   * @param classes how many classes are judged
   */
  static boolean isSuspicious(double gap, double deviation, int classes) {
    return gap >= LEAST_GAP && (classes < LEAST_CLASSES || deviation >= LEAST_DEVIATION);
  }
}
