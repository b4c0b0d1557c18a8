package io.trojanscope.report;

import io.trojanscope.detect.PairStatistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Pairs of classes with one target and the same numbers: a trigger that works for several source
 * classes gives each of them the same row.
 *
 * @param sources in the order of the pairs
 * @param first pair of the group
 */
public record PairGroup(List<Integer> sources, PairStatistic first) {
  /** What the source is called where the trigger works for every class but the target. */
  public static final String ALL_OTHERS = "all other classes";

  private static final int MOST_NAMES = 3;

  public PairGroup {
    sources = List.copyOf(sources);
  }

  /** What the rows of a group have in common. */
  private record Row(int target, double statistic, double pValue, Enum<?> type, boolean converged) {
    static Row of(PairStatistic pair) {
      return new Row(
          pair.pair().target(), pair.statistic(), pair.pValue(), pair.type(), pair.converged());
    }
  }

  /** Groups pairs, in the order of the first pair of each group. */
  public static List<PairGroup> of(List<PairStatistic> pairs) {
    Map<Row, List<PairStatistic>> rows = new LinkedHashMap<>();
    pairs.forEach(pair -> rows.computeIfAbsent(Row.of(pair), row -> new ArrayList<>()).add(pair));
    return rows.values().stream()
        .map(
            group ->
                new PairGroup(
                    group.stream().map(pair -> pair.pair().source()).toList(), group.get(0)))
        .toList();
  }

  /**
   * The source classes: by name up to {@value #MOST_NAMES}, else how many.
   *
   * @param classes number of classes of the model
   */
  public String sources(int classes, IntFunction<String> name) {
    if (sources.size() > 1 && sources.size() == classes - 1) {
      return ALL_OTHERS;
    }
    return sources.size() > MOST_NAMES
        ? sources.size() + " classes"
        : sources.stream().map(name::apply).collect(Collectors.joining(", "));
  }
}
