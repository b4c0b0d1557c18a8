package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapComparisons;
import io.trojanscope.biasmap.MapDistances;
import io.trojanscope.biasmap.ModelMap;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Maps of a backdoored model beside those of the clean one.
 *
 * @param maps by source, then by predicted class
 */
record Comparison(
    PlantedModel planted, BiasMapConfig config, List<MapComparison> maps, DistanceRanking ranking) {
  static Comparison of(PlantedModel planted, BiasMaps backdoored, BiasMaps clean) {
    List<MapComparison> maps =
        MapComparisons.of(backdoored, Optional.of(clean), MapDistances.between(backdoored, clean));
    return new Comparison(
        planted,
        backdoored.config(),
        maps,
        new DistanceRanking(maps, backdoored.config().samples()));
  }

  /** The classes that the attack concerns. */
  List<Integer> affected() {
    return List.of(planted.source(), planted.target());
  }

  /**
   * Whether the curve can be read: at least half of the classes that the attack leaves alone have a
   * distance that is not of a thin map, so a peak is one over others.
   */
  boolean isReadable() {
    long solid = unaffected(ranking.solid()).count();
    return solid > 0 && 2 * solid >= unaffected(maps).count();
  }

  /** Those of the classes that the attack leaves alone. */
  Stream<MapComparison> unaffected(List<MapComparison> all) {
    return all.stream().filter(map -> !affected().contains(map.key().predicted()));
  }

  static Optional<float[]> mean(ModelMap map) {
    return map.map().map(BiasMap::adversarial).map(statistics -> statistics.mean().values());
  }

  static Optional<float[]> backdooredMean(MapComparison maps) {
    return mean(maps.suspect());
  }

  static Optional<float[]> cleanMean(MapComparison maps) {
    return maps.reference().flatMap(Comparison::mean);
  }

  /** Backdoored minus clean. */
  static Optional<float[]> difference(MapComparison maps) {
    return backdooredMean(maps).flatMap(a -> cleanMean(maps).map(b -> subtract(a, b)));
  }

  static float[] subtract(float[] left, float[] right) {
    float[] difference = new float[left.length];
    for (int i = 0; i < left.length; i++) {
      difference[i] = left[i] - right[i];
    }
    return difference;
  }

  /** Energy in the trigger's cells, backdoored over clean; empty where a map is missing or thin. */
  OptionalDouble contrast(MapComparison pair, TriggerEnergy energy) {
    if (ranking.isThin(pair)) {
      return OptionalDouble.empty();
    }
    Optional<float[]> backdoored = backdooredMean(pair);
    Optional<float[]> clean = cleanMean(pair);
    return backdoored.isPresent() && clean.isPresent()
        ? energy.contrast(backdoored.get(), clean.get())
        : OptionalDouble.empty();
  }

  /** The maps of the target class (Algorithm I). */
  MapComparison target() {
    return maps.get(planted.target());
  }
}
