package io.trojanscope.lab.reproduce.measure;

import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What is read off a curve of distances over the classes. */
public final class Curves {
  private Curves() {}

  /** The class with the largest distance; thin maps are left out. */
  public static OptionalInt peak(DistanceRanking ranking) {
    return ranking
        .peak()
        .map(comparison -> OptionalInt.of(comparison.key().predicted()))
        .orElseGet(OptionalInt::empty);
  }

  /** A class's distance; empty if it has none or its map is thin. */
  public static OptionalDouble distance(DistanceRanking ranking, int classIndex) {
    return ranking.solid().stream()
        .filter(comparison -> comparison.key().predicted() == classIndex)
        .mapToDouble(DistanceRanking::distance)
        .findFirst();
  }

  /** Median of the distances of the classes that an attack leaves alone; thin maps left out. */
  public static OptionalDouble medianOfOthers(DistanceRanking ranking, List<Integer> affected) {
    return median(
        ranking.solid().stream()
            .filter(comparison -> !affected.contains(comparison.key().predicted()))
            .mapToDouble(DistanceRanking::distance)
            .toArray());
  }

  /** Largest over median of a curve, at least 1; thin maps left out. */
  public static OptionalDouble spikiness(DistanceRanking ranking) {
    OptionalDouble median =
        median(ranking.solid().stream().mapToDouble(DistanceRanking::distance).toArray());
    Optional<MapComparison> peak = ranking.peak();
    return median.isEmpty() || peak.isEmpty() || median.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(DistanceRanking.distance(peak.get()) / median.getAsDouble());
  }

  /** Median, the mean of the middle two of an even number; empty without values. */
  public static OptionalDouble median(double... values) {
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(RobustScale.median(values));
  }
}
