package io.trojanscope.result;

import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapComparisons;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bias maps of a model, beside those of a reference model if there is one.
 *
 * @param distances between the two models' maps, by source, then by predicted class; empty without
 *     a reference
 * @param plant what is known to be planted in the suspect model, if anything is known
 */
public record MapsDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    BiasMapConfig settings,
    ModelMaps suspect,
    Optional<ModelMaps> reference,
    List<MapDistance> distances,
    Optional<PlantedBackdoor> plant)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together: a class out of range, a map
   *     of another shape, two maps of one class, distances without a reference
   */
  public MapsDocument {
    classNames = ClassNames.checked(classNames);
    distances = List.copyOf(distances);
    int classes = classNames.size();
    DocumentPart.check("suspect", () -> requireFitting(suspect, settings, shape, classes));
    reference.ifPresent(
        model ->
            DocumentPart.check("reference", () -> requireFitting(model, settings, shape, classes)));
    List<MapDistance> all = distances;
    DocumentPart.check(
        "distances", () -> requireDistances(all, settings, reference.isPresent(), classes));
    plant.ifPresent(
        known -> DocumentPart.check("plant", () -> known.requireFitting(shape, classes)));
  }

  /**
   * The maps side by side: one entry per class (Algorithm I), or per pair that a map or a distance
   * exists for (Algorithm II); by source, then by predicted class.
   */
  public List<MapComparison> comparisons() {
    return MapComparisons.of(maps(suspect), reference.map(this::maps), distances);
  }

  private BiasMaps maps(ModelMaps model) {
    return new BiasMaps(settings, shape, classNames, model.maps(), model.counts());
  }

  private static void requireFitting(
      ModelMaps model, BiasMapConfig settings, ImageShape shape, int classes) {
    Set<MapKey> seen = new HashSet<>();
    for (BiasMap map : model.maps()) {
      MapKey key = MapKey.of(map);
      key.require(settings.algorithm(), classes);
      requireNew(seen.add(key), key);
      PixelArrays.require(shape, map.adversarial());
      PixelArrays.require(shape, map.perturbation());
    }
    Set<MapKey> attacks = new HashSet<>();
    for (AttackCounts counts : model.counts()) {
      MapKey key = new MapKey(counts.source(), counts.target().orElse(0));
      key.require(settings.algorithm(), classes);
      requireNew(attacks.add(key), key);
      if (counts.target().isPresent() != settings.targeted()
          || counts.predicted().size() != classes) {
        throw new IllegalArgumentException(
            "expected counts of "
                + (settings.targeted() ? "targeted" : "untargeted")
                + " attacks for "
                + classes
                + " classes, found "
                + counts);
      }
    }
    model.pristine().ifPresent(matrix -> Matrices.require(matrix, classes));
  }

  private static void requireDistances(
      List<MapDistance> distances, BiasMapConfig settings, boolean referenced, int classes) {
    if (!referenced && !distances.isEmpty()) {
      throw new IllegalArgumentException(
          "expected no distances without a reference, found " + distances.size());
    }
    Set<MapKey> seen = new HashSet<>();
    for (MapDistance distance : distances) {
      MapKey key = MapKey.of(distance);
      key.require(settings.algorithm(), classes);
      requireNew(seen.add(key), key);
    }
  }

  private static void requireNew(boolean isNew, MapKey key) {
    if (!isNew) {
      throw new IllegalArgumentException(
          "expected one entry per class or pair, found two for " + key);
    }
  }
}
