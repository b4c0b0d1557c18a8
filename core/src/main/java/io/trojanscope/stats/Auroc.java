package io.trojanscope.stats;

import java.util.Arrays;

/**
 * Area under the receiver operating characteristic: the chance that a positive scores higher than a
 * negative, a tie counting half. It is the Mann-Whitney U divided by the number of pairs.
 *
 * <p>The interval is Newcombe's method 5 ("Confidence intervals for an effect size measure based on
 * the Mann-Whitney statistic", part 2, Statistics in Medicine 25, 2006): the areas whose
 * Hanley-McNeil standard error reaches to the one measured. Unlike Hanley and McNeil's own, and
 * DeLong's, it does not shrink to a point at an area of 1. R: {@code auRoc::auc.nonpara.mw(method =
 * "newcombe")}.
 *
 * @param area in [0, 1]
 * @param lower end of the 95 % interval
 * @param upper end of it
 */
public record Auroc(double area, double lower, double upper) {
  private static final double NORMAL_QUANTILE = 1.959963984540054;
  private static final int BISECTIONS = 60;

  /**
   * The area between two sets of scores.
   *
   * @param negatives scores of what is to score low, at least one
   * @param positives scores of what is to score high, at least one
   * @throws IllegalArgumentException if either is empty or holds a NaN
   */
  public static Auroc of(double[] negatives, double[] positives) {
    requireScores(negatives);
    requireScores(positives);
    double area = area(negatives, positives);
    return new Auroc(
        area,
        lower(area, negatives.length, positives.length),
        1 - lower(1 - area, negatives.length, positives.length));
  }

  private static void requireScores(double[] scores) {
    if (scores.length == 0 || Arrays.stream(scores).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "expected at least one score, and numbers only, found " + Arrays.toString(scores));
    }
  }

  private static double area(double[] negatives, double[] positives) {
    double wins = 0;
    for (double positive : positives) {
      for (double negative : negatives) {
        wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
      }
    }
    return wins / ((double) positives.length * negatives.length);
  }

  /** The least area from which the measured one is no further than the quantile allows. */
  private static double lower(double area, int negatives, int positives) {
    double low = 0;
    double high = area;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (area - middle > NORMAL_QUANTILE * standardError(middle, negatives, positives)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double standardError(double area, int negatives, int positives) {
    double others = (negatives + positives) / 2.0 - 1;
    double pairs = (double) negatives * positives;
    double correlated = (1 - area) / (2 - area) + area / (1 + area);
    return Math.sqrt(area * (1 - area) * (1 + others * correlated) / pairs);
  }
}
