package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.stats.RobustScale;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A number for every ordered pair of classes. */
final class PairValues {
  private final int classes;
  private final double[] values;

  /** Negative infinity, for not known, for every pair. */
  PairValues(int classes) {
    this.classes = classes;
    this.values = new double[classes * (classes - 1)];
    Arrays.fill(values, Double.NEGATIVE_INFINITY);
  }

  /** Position of a pair in the order of {@link TriggerSizes#pairs}. */
  private int position(ClassPair pair) {
    return pair.source() * (classes - 1) + pair.target() - (pair.target() > pair.source() ? 1 : 0);
  }

  double get(ClassPair pair) {
    return values[position(pair)];
  }

  void set(ClassPair pair, double value) {
    values[position(pair)] = value;
  }

  void raise(ClassPair pair, double value) {
    set(pair, Math.max(get(pair), value));
  }

  /** Of the known ones, at least one. */
  double median() {
    return median(position -> true);
  }

  /** The value that the medians of a pair's source and of its target lead to expect. */
  double expected(ClassPair pair) {
    return median(i -> i / (classes - 1) == pair.source())
        + median(i -> target(i) == pair.target())
        - median();
  }

  /** The effect in a suspect without references: the expected value stands in for theirs. */
  TriggerEffect comparedWithOthers(ClassPair pair, TriggerEffect effect) {
    return new TriggerEffect(effect.inSuspect(), expected(pair), effect.successRate());
  }

  /** The pairs whose value is known. */
  List<ClassPair> knownPairs() {
    return TriggerSizes.pairs(classes).stream().filter(pair -> Double.isFinite(get(pair))).toList();
  }

  private int target(int position) {
    int source = position / (classes - 1);
    int target = position % (classes - 1);
    return target + (target >= source ? 1 : 0);
  }

  private double median(IntPredicate chosen) {
    return RobustScale.median(
        IntStream.range(0, values.length)
            .filter(chosen)
            .mapToDouble(i -> values[i])
            .filter(Double::isFinite)
            .toArray());
  }

  /** The values by source, then by target, less a number. */
  double[] minus(double amount) {
    return Arrays.stream(values).map(value -> value - amount).toArray();
  }
}
