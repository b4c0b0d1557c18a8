package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.stats.RobustScale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The suspect's trigger sizes compared with those of the references: {@code r = log(suspect) - mean
 * log(reference)}, less its median over the pairs, so that a model that is more or less robust as a
 * whole does not stand out.
 *
 * @param scale of r over the pairs
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PairScreening(
    List<ClassPair> pairs, double[] suspect, double[] references, RobustScale scale) {
  static PairScreening of(
      List<ClassPair> pairs, TriggerSizes suspect, List<TriggerSizes> references) {
    double[] own = new double[pairs.size()];
    double[] others = new double[pairs.size()];
    double[] ratios = new double[pairs.size()];
    for (int i = 0; i < own.length; i++) {
      int pair = i;
      own[i] = suspect.sizes().get(i);
      others[i] =
          Math.exp(
              references.stream()
                  .mapToDouble(sizes -> Math.log(sizes.sizes().get(pair)))
                  .average()
                  .orElseThrow());
      ratios[i] = Math.log(own[i] / others[i]);
    }
    return new PairScreening(pairs, own, others, RobustScale.of(ratios));
  }

  /**
   * Compares the pairs of one model with each other. The reference's size is replaced by the one
   * that the medians of the pair's source and target lead to expect, as logarithms.
   */
  static PairScreening withoutReferences(List<ClassPair> pairs, TriggerSizes sizes, int classes) {
    double[] logs = sizes.sizes().stream().mapToDouble(Math::log).toArray();
    double whole = RobustScale.median(logs);
    double[] bySource = new double[classes];
    double[] byTarget = new double[classes];
    for (int c = 0; c < classes; c++) {
      int label = c;
      bySource[c] = medianOf(logs, pairs, pair -> pair.source() == label);
      byTarget[c] = medianOf(logs, pairs, pair -> pair.target() == label);
    }
    List<Double> expected =
        pairs.stream()
            .map(pair -> Math.exp(bySource[pair.source()] + byTarget[pair.target()] - whole))
            .toList();
    return of(pairs, sizes, List.of(new TriggerSizes(expected)));
  }

  private static double medianOf(
      double[] logs, List<ClassPair> pairs, Predicate<ClassPair> condition) {
    return RobustScale.median(
        IntStream.range(0, logs.length)
            .filter(i -> condition.test(pairs.get(i)))
            .mapToDouble(i -> logs[i])
            .toArray());
  }

  /** r of a pair, less the median. */
  double ratio(int pair) {
    return Math.log(suspect[pair] / references[pair]) - scale.median();
  }

  /**
   * r of a pair once more triggers of it are known: the smallest count.
   *
   * @param inSuspect infinite if none was found
   * @param inReference sizes in the references that one was found for; may be empty
   */
  double ratio(int pair, double inSuspect, double... inReference) {
    double mean =
        inReference.length == 0
            ? Double.POSITIVE_INFINITY
            : Math.exp(Arrays.stream(inReference).map(Math::log).average().orElseThrow());
    double own = Math.min(suspect[pair], inSuspect);
    return Math.log(own / Math.min(references[pair], mean)) - scale.median();
  }

  /**
   * Positions of the pairs whose trigger is the smallest beside the references', smallest first.
   */
  List<Integer> candidates(int count) {
    return IntStream.range(0, pairs.size())
        .boxed()
        .sorted(Comparator.comparingDouble(this::ratio))
        .limit(count)
        .toList();
  }
}
