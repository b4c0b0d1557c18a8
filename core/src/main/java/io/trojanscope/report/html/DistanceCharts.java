package io.trojanscope.report.html;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
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
    double greatest = ranking.greatest();
    return chart(
        caption,
        labelsAre,
        ranked.size() <= ListExcerpt.OPEN ? ranked.stream().sorted(byKey).toList() : ranked,
        comparison -> bar(comparison, greatest));
  }

  /** A bar per class: the mean over the pairs that it belongs to, thin ones left out. */
  BarChart mean(String caption, String labelsAre, Function<MapComparison, Integer> classOf) {
    Map<Integer, Double> means =
        ranking.solid().stream()
            .collect(
                Collectors.groupingBy(
                    classOf, TreeMap::new, Collectors.averagingDouble(DistanceRanking::distance)));
    double greatest = means.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Comparator<Integer> largestFirst = Comparator.comparing(means::get, Comparator.reverseOrder());
    List<Integer> classes = List.copyOf(means.keySet());
    return chart(
        caption,
        labelsAre,
        classes.size() <= ListExcerpt.OPEN
            ? classes
            : classes.stream().sorted(largestFirst).toList(),
        c -> meanBar(c, means.get(c), greatest));
  }

  private static <T> BarChart chart(
      String caption, String labelsAre, List<T> items, Function<T, BarChart.Bar> bar) {
    ListExcerpt<T> shown = ListExcerpt.first(items, ListExcerpt.FOLDED_ROWS);
    return new BarChart(
        caption + (items.size() > ListExcerpt.OPEN ? ", largest first" : ""),
        labelsAre,
        shown.open().stream().map(bar).toList(),
        shown.folded().stream().map(bar).toList(),
        shown.leftOut("distances"));
  }

  private BarChart.Bar bar(MapComparison comparison, double greatest) {
    double distance = DistanceRanking.distance(comparison);
    OptionalDouble factor = ranking.factor(distance);
    return new BarChart.Bar(
        labels.of(comparison.key()),
        labels.index(comparison.key()),
        width(distance, greatest),
        NumberText.inColumn(distance, ranking.greatest()),
        factor.isPresent() ? NumberText.multiple(factor.getAsDouble()) + "×" : "",
        style(comparison));
  }

  private BarChart.Style style(MapComparison comparison) {
    if (ranking.isPeak(comparison)) {
      return BarChart.Style.PEAK;
    }
    return ranking.isThin(comparison) ? BarChart.Style.THIN : BarChart.Style.PLAIN;
  }

  private BarChart.Bar meanBar(int classIndex, double mean, double greatest) {
    return new BarChart.Bar(
        labels.of(classIndex),
        "",
        width(mean, greatest),
        NumberText.inColumn(mean, ranking.greatest()),
        "",
        mean == greatest && greatest > 0 ? BarChart.Style.PEAK : BarChart.Style.PLAIN);
  }

  private static String width(double value, double greatest) {
    return NumberText.cssPercent(greatest > 0 ? value / greatest : 0);
  }
}
