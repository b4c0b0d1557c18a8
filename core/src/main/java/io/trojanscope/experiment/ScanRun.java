package io.trojanscope.experiment;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.Suspicion;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.LoadedModel;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.report.ScanDocument;
import io.trojanscope.report.ScanSample;
import io.trojanscope.report.ScannedData;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Scans a model for backdoors, and gathers what its report needs. */
public final class ScanRun {
  private static final int MOST_IMAGES = 10_000;

  private final Scanner scanner;
  private final int threads;
  private final ProgressListener progress;

  public ScanRun(Scanner scanner, int threads, ProgressListener progress) {
    this.scanner = scanner;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Scans a model. The verdict rests on the test images; at most {@value #MOST_IMAGES} of them are
   * used.
   *
   * @param references clean models; may be empty
   * @throws io.trojanscope.InvalidInputException if the models and images do not fit together
   */
  public ScanDocument scan(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledData> data,
      ScanConfig config) {
    references.forEach(reference -> Fit.requireSameInterface(suspect, reference));
    data.ifPresent(given -> Fit.requireImages(suspect, given.test()));
    Optional<LabeledImages> images = data.map(LabeledData::test).map(ScanRun::atMost);
    ScanResult result =
        scanner.scan(
            new Suspicion(suspect.classifier(), classifiers(references), images),
            config,
            progress,
            threads);
    ScanMaps.Made maps = new ScanMaps(threads, progress).make(suspect, references, images, result);
    return new ScanDocument(
        provenance(suspect, references, images, config),
        suspect.classifier().spec().input(),
        suspect.classifier().spec().classNames(),
        result,
        data.map(given -> new ScannedData(given.name(), images.orElseThrow().size())),
        maps.settings(),
        maps.suspect(),
        maps.references(),
        maps.distances(),
        samples(suspect, references, images, result));
  }

  private static List<DifferentiableClassifier> classifiers(List<LoadedModel> models) {
    return models.stream().<DifferentiableClassifier>map(LoadedModel::classifier).toList();
  }

  private static List<ScanSample> samples(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanResult result) {
    if (images.isEmpty() || result.trigger().isEmpty()) {
      return List.of();
    }
    return new ScanSamples(
            suspect.classifier(), references.stream().findFirst().map(LoadedModel::classifier))
        .make(images.get(), result);
  }

  /** The images, or as many as are used, spread over the set. */
  private static LabeledImages atMost(LabeledImages all) {
    return all.size() <= MOST_IMAGES
        ? all
        : ImageSubset.of(
            all,
            IntStream.range(0, MOST_IMAGES)
                .map(i -> (int) ((long) i * all.size() / MOST_IMAGES))
                .toArray());
  }

  private static Provenance provenance(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    SortedMap<String, String> settings = new TreeMap<>();
    inputs.put("suspect model", suspect.sha256());
    settings.put("suspect memory layout", lower(suspect.classifier().layout()));
    for (int i = 0; i < references.size(); i++) {
      String name = "reference model " + (i + 1);
      inputs.put(name, references.get(i).sha256());
      settings.put(name + " memory layout", lower(references.get(i).classifier().layout()));
    }
    images.ifPresent(used -> inputs.put("images", used.sha256()));
    settings.put("effort", lower(config.effort()));
    settings.put("alpha", Double.toString(config.alpha()));
    settings.put("seed", Long.toString(config.seed()));
    return new Provenance(inputs, settings, Engines.environment());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
