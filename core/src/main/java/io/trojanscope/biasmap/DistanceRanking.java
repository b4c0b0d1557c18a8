package io.trojanscope.biasmap;

import io.trojanscope.stats.RobustScale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Comparisons that have a distance, the largest first and thin ones last.
 *
 * <p>A comparison is thin if one of its maps averages fewer than a tenth of the samples: a mean of
 * few images lies far from any other mean for that reason alone, so it must not pass for the peak.
 */
public final class DistanceRanking {
  private static final int THIN = 10;

  private final int samples;
  private final List<MapComparison> ranked;
  private final List<MapComparison> solid;
  private final double greatest;
  private final OptionalDouble medianOfOthers;

  /**
   * Ranks comparisons.
   *
   * @param samples starting images per class or pair
   */
  public DistanceRanking(List<MapComparison> comparisons, int samples) {
    this.samples = samples;
    this.ranked =
        comparisons.stream()
            .filter(c -> c.distance().isPresent())
            .sorted(
                Comparator.comparing(this::isThin)
                    .thenComparing(DistanceRanking::distance, Comparator.reverseOrder())
                    .thenComparing(MapComparison::key))
            .toList();
    this.solid = ranked.stream().filter(c -> !isThin(c)).toList();
    this.greatest = ranked.stream().mapToDouble(DistanceRanking::distance).max().orElse(0);
    this.medianOfOthers = medianOfOthers(solid);
  }

  /** A comparison's distance; NaN without one. */
  public static double distance(MapComparison comparison) {
    return comparison.distance().orElse(Double.NaN);
  }

  /** A comparison's distance; empty without one, and of a thin map. */
  public Optional<Double> solidDistance(MapComparison comparison) {
    return comparison.distance().isPresent() && !isThin(comparison)
        ? Optional.of(distance(comparison))
        : Optional.empty();
  }

  public boolean isThin(MapComparison comparison) {
    return Stream.concat(Stream.of(comparison.suspect()), comparison.reference().stream())
        .map(ModelMap::map)
        .flatMap(Optional::stream)
        .anyMatch(map -> map.count() * THIN < samples);
  }

  /** All that have a distance, thin ones last. */
  public List<MapComparison> ranked() {
    return ranked;
  }

  /** Those that are not thin. */
  public List<MapComparison> solid() {
    return solid;
  }

  /** The largest distance of all, thin ones included; 0 without any. */
  public double greatest() {
    return greatest;
  }

  /** The comparison of the largest distance that is not thin, if that distance is above 0. */
  public Optional<MapComparison> peak() {
    return solid.stream().findFirst().filter(c -> distance(c) > 0);
  }

  public boolean isPeak(MapComparison comparison) {
    return peak().filter(peak -> peak.key().equals(comparison.key())).isPresent();
  }

  /** A distance as a multiple of the median of all but the peak and thin ones, if above 0. */
  public OptionalDouble factor(double distance) {
    return medianOfOthers.isPresent() && medianOfOthers.getAsDouble() > 0
        ? OptionalDouble.of(distance / medianOfOthers.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble medianOfOthers(List<MapComparison> largestFirst) {
    return largestFirst.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            RobustScale.median(
                largestFirst.stream().skip(1).mapToDouble(DistanceRanking::distance).toArray()));
  }
}
