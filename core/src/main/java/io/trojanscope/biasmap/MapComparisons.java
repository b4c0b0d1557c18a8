package io.trojanscope.biasmap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts what belongs to each map of one or two models side by side. */
public final class MapComparisons {
  private final BiasMaps maps;
  private final ModelIndex suspect;
  private final Optional<ModelIndex> reference;
  private final Map<MapKey, OptionalDouble> distances = new HashMap<>();

  private MapComparisons(
      BiasMaps suspect, Optional<BiasMaps> reference, List<MapDistance> distances) {
    this.maps = suspect;
    this.suspect = new ModelIndex(suspect);
    this.reference = reference.map(ModelIndex::new);
    for (MapDistance distance : distances) {
      this.distances.put(MapKey.of(distance), distance.euclidean());
    }
  }

  /**
   * One entry per class (Algorithm I), or per pair that a map or a distance exists for (Algorithm
   * II); by source, then by predicted class.
   *
   * @param reference made with the same settings for the same classes
   * @param distances between the maps of the two
   */
  public static List<MapComparison> of(
      BiasMaps suspect, Optional<BiasMaps> reference, List<MapDistance> distances) {
    return new MapComparisons(suspect, reference, distances).all();
  }

  private List<MapComparison> all() {
    return keys().stream()
        .map(
            key ->
                new MapComparison(
                    key,
                    suspect.find(key),
                    reference.map(index -> index.find(key)),
                    distances.getOrDefault(key, OptionalDouble.empty())))
        .toList();
  }

  private SortedSet<MapKey> keys() {
    SortedSet<MapKey> keys = new TreeSet<>(distances.keySet());
    keys.addAll(suspect.maps.keySet());
    reference.ifPresent(index -> keys.addAll(index.maps.keySet()));
    if (maps.config().algorithm() == Algorithm.PER_CLASS) {
      for (int c = 0; c < maps.classNames().size(); c++) {
        keys.add(new MapKey(OptionalInt.empty(), c));
      }
    }
    return keys;
  }

  private static final class ModelIndex {
    private final boolean targeted;
    private final Map<MapKey, BiasMap> maps = new HashMap<>();
    private final Map<AttackKind, AttackCounts> counts = new HashMap<>();

    ModelIndex(BiasMaps model) {
      this.targeted = model.config().targeted();
      model.maps().forEach(map -> maps.put(MapKey.of(map), map));
      model.counts().forEach(c -> counts.put(new AttackKind(c.source(), c.target()), c));
    }

    ModelMap find(MapKey key) {
      return new ModelMap(Optional.ofNullable(maps.get(key)), share(key));
    }

    private OptionalDouble share(MapKey key) {
      OptionalInt target = targeted ? OptionalInt.of(key.predicted()) : OptionalInt.empty();
      AttackCounts attacks = counts.get(new AttackKind(key.source(), target));
      return attacks == null || attacks.attacks() == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(attacks.share(key.predicted()));
    }
  }
}
