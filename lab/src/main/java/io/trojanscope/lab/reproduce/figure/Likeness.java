package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.lab.reproduce.measure.Curves;
import io.trojanscope.lab.reproduce.measure.Resemblance;
import io.trojanscope.lab.reproduce.measure.Tally;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How alike the maps of a backdoored and of the clean model are, class by class. */
final class Likeness {
  private Likeness() {}

  /** In how many classes that the attack leaves alone both models' maps go together. */
  static Tally ofUnaffected(Comparison comparison) {
    List<MapComparison> known =
        comparison.maps().stream().filter(maps -> Comparison.cleanMean(maps).isPresent()).toList();
    List<float[]> clean =
        known.stream().map(maps -> Comparison.cleanMean(maps).orElseThrow()).toList();
    Tally tally = Tally.NONE;
    for (MapComparison maps : unaffected(comparison).toList()) {
      float[] backdoored = Comparison.backdooredMean(maps).orElseThrow();
      tally = tally.with(Resemblance.mostAlike(backdoored, clean) == known.indexOf(maps));
    }
    return tally;
  }

  /** Median over those classes of the correlation of the two models' maps; flat maps have none. */
  static OptionalDouble medianCorrelation(Comparison comparison) {
    return Curves.median(
        unaffected(comparison)
            .mapToDouble(Likeness::correlation)
            .filter(Double::isFinite)
            .toArray());
  }

  /** Correlation of the two models' maps of the target. */
  static OptionalDouble targetCorrelation(Comparison comparison) {
    return comparison.ranking().solid().stream()
        .filter(maps -> maps.key().predicted() == comparison.planted().target())
        .mapToDouble(Likeness::correlation)
        .findFirst();
  }

  private static Stream<MapComparison> unaffected(Comparison comparison) {
    return comparison.unaffected(comparison.ranking().solid());
  }

  private static double correlation(MapComparison maps) {
    return Resemblance.correlation(
        Comparison.backdooredMean(maps).orElseThrow(), Comparison.cleanMean(maps).orElseThrow());
  }
}
