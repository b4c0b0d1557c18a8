package io.trojanscope.result;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Complete result of a scan for backdoors, with its inputs and settings.
 *
 * @param result findings; only the {@value #MOST_PAIRS} most suspicious pairs are kept
 * @param data the images, if there were any
 * @param mapSettings how the bias maps were made
 * @param suspect the suspect model, its accuracy and its bias maps per class; where there are many
 *     classes, maps of the most suspicious ones only
 * @param references the clean models; only the first one has maps
 * @param distances between the suspect's and the first reference's maps, per class; empty without a
 *     reference
 * @param samples real images with and without the recovered trigger; empty without images or
 *     without a trigger
 */
public record ScanDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    ScanFindings result,
    Optional<ScannedData> data,
    BiasMapConfig mapSettings,
    ModelMaps suspect,
    List<ModelMaps> references,
    List<MapDistance> distances,
    List<ScanSample> samples)
    implements ResultDocument {
  static final int MOST_PAIRS = 1000;

  /**
   * @throws IllegalArgumentException if the parts do not fit together: a class out of range, an
   *     image of another shape, two entries for one pair, a number that is not finite
   */
  public ScanDocument {
    classNames = ClassNames.checked(classNames);
    references = List.copyOf(references);
    distances = List.copyOf(distances);
    samples = List.copyOf(samples);
    result = withFewerPairs(result);
    ScanChecks checks = new ScanChecks(shape, classNames.size());
    checks.requireFitting(result);
    List<ScanSample> all = samples;
    DocumentPart.check("samples", () -> all.forEach(checks::requireFitting));
    references.stream().flatMap(model -> model.pristine().stream()).forEach(checks::requireFitting);
    maps(provenance, shape, classNames, mapSettings, suspect, references, distances);
  }

  /** The bias maps of the suspect and the first reference, as a document of their own. */
  public MapsDocument maps() {
    return maps(provenance, shape, classNames, mapSettings, suspect, references, distances);
  }

  /** One entry per class, in the order of the classes. */
  public List<ClassFinding> classFindings() {
    Map<Integer, OptionalDouble> euclidean = new HashMap<>();
    distances.forEach(distance -> euclidean.put(distance.predicted(), distance.euclidean()));
    Map<Integer, PairStatistic> worst = new HashMap<>();
    for (PairStatistic pair : result.pairs()) {
      worst.merge(pair.pair().target(), pair, (a, b) -> a.statistic() >= b.statistic() ? a : b);
    }
    return IntStream.range(0, classNames.size())
        .mapToObj(
            c ->
                new ClassFinding(
                    c,
                    euclidean.getOrDefault(c, OptionalDouble.empty()),
                    Optional.ofNullable(worst.get(c))))
        .toList();
  }

  /** Whether a class is the target that the trigger leads all other classes to. */
  public boolean isForAllSources(int target) {
    return result.target().orElse(-1) == target && result.source().isEmpty();
  }

  /** How many pairs of classes there are, kept or not. */
  public long pairCount() {
    return (long) classNames.size() * (classNames.size() - 1);
  }

  private static ScanFindings withFewerPairs(ScanFindings result) {
    return new ScanFindings(
        result.mode(),
        result.config(),
        result.verdict(),
        result.reasons(),
        result.cautions(),
        result.score(),
        result.pValue(),
        result.statistic(),
        result.target(),
        result.source(),
        result.pairs().stream().limit(MOST_PAIRS).toList(),
        result.trigger(),
        result.nulls());
  }

  private static MapsDocument maps(
      Provenance provenance,
      ImageShape shape,
      List<String> classNames,
      BiasMapConfig settings,
      ModelMaps suspect,
      List<ModelMaps> references,
      List<MapDistance> distances) {
    return new MapsDocument(
        provenance,
        shape,
        classNames,
        settings,
        suspect,
        references.stream().findFirst(),
        distances,
        Optional.empty());
  }
}
