package io.trojanscope.lab.baseline;

import io.trojanscope.detect.Detection;
import io.trojanscope.stats.RobustScale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the distances of the classes tell: the score is the greatest over the median of the others,
 * the target its class. Flagged if its anomaly index among all of them is above 2.
 */
final class ClassDistances {
  private static final double FLAGGED_ABOVE = 2;
  private static final int FEWEST = 3;

  private final SortedMap<Integer, Double> byClass;

  /**
   * @param byClass of those classes that have one, at least 0
   */
  ClassDistances(Map<Integer, Double> byClass) {
    this.byClass = new TreeMap<>(byClass);
  }

  /** Says nothing, with a score of 1, where fewer than three classes can be compared. */
  Detection detection() {
    if (byClass.size() < FEWEST) {
      return detection(false, 1, OptionalInt.empty());
    }
    int farthest = farthest();
    double greatest = byClass.get(farthest);
    RobustScale all = RobustScale.of(values(byClass));
    SortedMap<Integer, Double> others = new TreeMap<>(byClass);
    others.remove(farthest);
    return detection(
        all.anomalyIndex(greatest) > FLAGGED_ABOVE,
        ratio(greatest, RobustScale.median(values(others))),
        OptionalInt.of(farthest));
  }

  private int farthest() {
    return byClass.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static double ratio(double greatest, double median) {
    return greatest == median ? 1 : greatest / median;
  }

  private static Detection detection(boolean flagged, double score, OptionalInt target) {
    return new Detection(
        flagged, score, OptionalDouble.empty(), OptionalInt.empty(), target, Optional.empty());
  }

  private static double[] values(SortedMap<Integer, Double> distances) {
    return distances.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
