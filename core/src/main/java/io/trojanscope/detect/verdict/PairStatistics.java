package io.trojanscope.detect.verdict;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The most suspicious trigger type of each pair of classes. */
final class PairStatistics {
  /** Pairs that a result holds: all those of 100 classes. */
  private static final int MOST_PAIRS = 9900;

  private PairStatistics() {}

  /**
   * The pairs, lowest p-value first.
   *
   * @param results one per trigger type; the first of equal p-values counts
   */
  static List<PairStatistic> of(
      int classes, List<TriggerSearchResult> results, NullDistributions nulls) {
    List<ClassPair> pairs = TriggerSizes.pairs(classes);
    return IntStream.range(0, pairs.size())
        .mapToObj(position -> statistic(pairs.get(position), position, results, nulls))
        .sorted(Comparator.comparingDouble(PairStatistic::pValue))
        .limit(MOST_PAIRS)
        .toList();
  }

  private static PairStatistic statistic(
      ClassPair pair, int position, List<TriggerSearchResult> results, NullDistributions nulls) {
    TriggerSearchResult worst =
        results.stream()
            .min(
                Comparator.comparingDouble(
                    result -> nulls.pValue(result.type(), result.statistics()[position])))
            .orElseThrow();
    double pValue = nulls.pValue(worst.type(), worst.statistics()[position]);
    return new PairStatistic(
        pair, worst.type(), VerdictRule.score(pValue), pValue, worst.hasConverged(pair));
  }
}
