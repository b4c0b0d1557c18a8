package io.trojanscope.report.html;

import io.trojanscope.report.MapComparison;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Comparisons that have a distance, the largest first. */
final class DistanceRanking {
  private final List<MapComparison> ranked;

  DistanceRanking(List<MapComparison> comparisons) {
    this.ranked =
        comparisons.stream()
            .filter(c -> c.distance().isPresent())
            .sorted(
                Comparator.comparingDouble(DistanceRanking::distance)
                    .reversed()
                    .thenComparing(MapComparison::key))
            .toList();
  }

  /** A comparison's distance; NaN without one. */
  static double distance(MapComparison comparison) {
    return comparison.distance().orElse(Double.NaN);
  }

  List<MapComparison> ranked() {
    return ranked;
  }

  /** The comparison of the largest distance, if any distance is above 0. */
  Optional<MapComparison> peak() {
    return ranked.stream().filter(c -> distance(c) > 0).findFirst();
  }

  /** A distance in words, all with the same number of decimals. */
  String text(double distance) {
    return Numbers.inColumn(distance, peak().map(DistanceRanking::distance).orElse(0.0));
  }

  boolean isPeak(MapComparison comparison) {
    return peak().filter(peak -> peak.key().equals(comparison.key())).isPresent();
  }

  /** Median of all distances but the largest; empty if there are no others. */
  OptionalDouble medianOfOthers() {
    int others = ranked.size() - 1;
    if (others < 1) {
      return OptionalDouble.empty();
    }
    double upper = distance(ranked.get(1 + (others - 1) / 2));
    double lower = distance(ranked.get(1 + others / 2));
    return OptionalDouble.of((upper + lower) / 2);
  }

  /** A distance as a multiple of the median of the others; empty if that is 0 or missing. */
  OptionalDouble factor(double distance) {
    OptionalDouble median = medianOfOthers();
    return median.isPresent() && median.getAsDouble() > 0
        ? OptionalDouble.of(distance / median.getAsDouble())
        : OptionalDouble.empty();
  }
}
