package io.trojanscope.result;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.MapDistance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks up what belongs to each map of a document. */
final class MapComparisons {
  private final MapsDocument document;
  private final ModelIndex suspect;
  private final Optional<ModelIndex> reference;
  private final Map<MapKey, OptionalDouble> distances = new HashMap<>();

  MapComparisons(MapsDocument document) {
    this.document = document;
    boolean targeted = document.settings().targeted();
    this.suspect = new ModelIndex(document.suspect(), targeted);
    this.reference = document.reference().map(model -> new ModelIndex(model, targeted));
    for (MapDistance distance : document.distances()) {
      distances.put(MapKey.of(distance), distance.euclidean());
    }
  }

  List<MapComparison> all() {
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
    if (document.settings().algorithm() == Algorithm.PER_CLASS) {
      for (int c = 0; c < document.classNames().size(); c++) {
        keys.add(new MapKey(OptionalInt.empty(), c));
      }
    }
    return keys;
  }

  private static final class ModelIndex {
    private final boolean targeted;
    private final Map<MapKey, BiasMap> maps = new HashMap<>();
    private final Map<MapKey, AttackCounts> counts = new HashMap<>();

    ModelIndex(ModelMaps model, boolean targeted) {
      this.targeted = targeted;
      model.maps().forEach(map -> maps.put(MapKey.of(map), map));
      model
          .counts()
          .forEach(kind -> counts.put(new MapKey(kind.source(), kind.target().orElse(-1)), kind));
    }

    ModelMap find(MapKey key) {
      return new ModelMap(Optional.ofNullable(maps.get(key)), share(key));
    }

    private OptionalDouble share(MapKey key) {
      AttackCounts kind = counts.get(targeted ? key : new MapKey(key.source(), -1));
      return kind == null || kind.attacks() == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(kind.share(key.predicted()));
    }
  }
}
