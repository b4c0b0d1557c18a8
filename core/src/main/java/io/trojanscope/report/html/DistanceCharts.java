package io.trojanscope.report.html;

import io.trojanscope.report.MapComparison;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws the distances between the two models' maps as bars. */
final class DistanceCharts {
  private final ClassLabels labels;
  private final DistanceRanking ranking;

  DistanceCharts(ClassLabels labels, DistanceRanking ranking) {
    this.labels = labels;
    this.ranking = ranking;
  }

  /** A bar per class or pair. */
  BarChart perMap(String caption, String labelsAre) {
    Comparator<MapComparison> byKey = Comparator.comparing(MapComparison::key);
    List<MapComparison> ranked = ranking.ranked();
    double greatest = ranked.isEmpty() ? 0 : DistanceRanking.distance(ranked.get(0));
    return chart(
        caption,
        labelsAre,
        ranked.size() <= Shown.OPEN ? ranked.stream().sorted(byKey).toList() : ranked,
        comparison -> bar(comparison, greatest));
  }

  /** A bar per class: the mean over the pairs that it belongs to. */
  BarChart mean(String caption, String labelsAre, Function<MapComparison, Integer> classOf) {
    Map<Integer, Double> means =
        ranking.ranked().stream()
            .collect(
                Collectors.groupingBy(
                    classOf, TreeMap::new, Collectors.averagingDouble(DistanceRanking::distance)));
    double greatest = means.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Comparator<Integer> largestFirst = Comparator.comparing(means::get, Comparator.reverseOrder());
    List<Integer> classes = List.copyOf(means.keySet());
    return chart(
        caption,
        labelsAre,
        classes.size() <= Shown.OPEN ? classes : classes.stream().sorted(largestFirst).toList(),
        c -> bar(labels.of(c), "", means.get(c), greatest, "", means.get(c) == greatest));
  }

  private static <T> BarChart chart(
      String caption, String labelsAre, List<T> items, Function<T, BarChart.Bar> bar) {
    Shown<T> shown = Shown.first(items, Shown.FOLDED_ROWS);
    return new BarChart(
        caption + (items.size() > Shown.OPEN ? ", largest first" : ""),
        labelsAre,
        shown.open().stream().map(bar).toList(),
        shown.folded().stream().map(bar).toList(),
        shown.leftOut("distances"));
  }

  private BarChart.Bar bar(MapComparison comparison, double greatest) {
    double distance = DistanceRanking.distance(comparison);
    OptionalDouble factor = ranking.factor(distance);
    return bar(
        labels.of(comparison.key()),
        labels.index(comparison.key()),
        distance,
        greatest,
        factor.isPresent() ? Numbers.multiple(factor.getAsDouble()) + "×" : "",
        ranking.isPeak(comparison));
  }

  private BarChart.Bar bar(
      String label, String index, double value, double greatest, String aside, boolean peak) {
    String width = Numbers.cssPercent(greatest > 0 ? value / greatest : 0);
    return new BarChart.Bar(label, index, width, ranking.text(value), aside, peak);
  }
}
