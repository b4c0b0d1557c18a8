package io.trojanscope.screen;

import io.trojanscope.stats.RandomOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Moves a part of the images of a class, and counts how often the rule then finds the class. */
final class PlantedShifts {
  /** The nearest that the poisoned images of a found backdoor lay; see docs/screening.md. */
  static final double DISTANCE = 13;

  private static final double[] SHARES = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final int TRIALS = 20;

  private final List<double[][]> points;
  private final double[] statistics;
  private final SplittableRandom random;

  /**
   * @param points of each class that is judged, in coordinates in which the others have covariance
   *     I
   * @param statistics of these classes
   */
  PlantedShifts(List<double[][]> points, double[] statistics, long seed) {
    this.points = points;
    this.statistics = statistics;
    this.random = new SplittableRandom(seed);
  }

  MissedPoisoning measured() {
    List<MissedPoisoning.Trial> trials = new ArrayList<>();
    for (double share : SHARES) {
      int found = 0;
      for (int trial = 0; trial < TRIALS; trial++) {
        found += isFound(trial % points.size(), share) ? 1 : 0;
      }
      trials.add(new MissedPoisoning.Trial(share, TRIALS, found));
    }
    return new MissedPoisoning(DISTANCE, trials);
  }

  private boolean isFound(int index, double share) {
    SubgroupTest test = SubgroupTest.of(moved(points.get(index), share));
    double[] changed = statistics.clone();
    changed[index] = test.statistic();
    return ScreeningRule.isSuspicious(
        test.gap(), ScreeningRule.deviations(changed)[index], changed.length);
  }

  private double[][] moved(double[][] original, double share) {
    double[] shift = direction(original[0].length);
    double[][] moved = original.clone();
    int count = Math.max(1, (int) Math.round(share * original.length));
    for (int i : RandomOrder.first(count, original.length, random)) {
      double[] point = original[i].clone();
      for (int k = 0; k < point.length; k++) {
        point[k] += DISTANCE * shift[k];
      }
      moved[i] = point;
    }
    return moved;
  }

  /** Of length 1. */
  private double[] direction(int size) {
    double[] direction = new double[size];
    double squares = 0;
    for (int k = 0; k < size; k++) {
      direction[k] = random.nextGaussian();
      squares += direction[k] * direction[k];
    }
    for (int k = 0; k < size; k++) {
      direction[k] /= Math.sqrt(squares);
    }
    return direction;
  }
}
