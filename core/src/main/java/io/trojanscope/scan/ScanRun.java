package io.trojanscope.scan;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.Suspicion;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScanSample;
import io.trojanscope.result.ScannedData;
import io.trojanscope.workflow.Engines;
import io.trojanscope.workflow.Fit;
import io.trojanscope.workflow.ModelFacts;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scans a model for backdoors, and gathers what its report needs. */
public final class ScanRun {
  private static final int MOST_IMAGES = 10_000;

  /** References of a thorough scan: two to compare with, the others for the null. */
  private static final int THOROUGH_REFERENCES = 8;

  private static final String UNLIKE =
      "the p-value is calibrated on clean models with other architectures; for a reliable one, give at least 8 clean models with the suspect's architecture as references";

  private final Scanner scanner;
  private final CacheFolder cache;
  private final Function<Path, LoadedModel> opener;
  private final int threads;
  private final ProgressListener progress;

  /**
   * @param cache keeps references that are trained here, and what is computed of references
   * @param opener opens a reference that was trained here
   */
  public ScanRun(
      Scanner scanner,
      CacheFolder cache,
      Function<Path, LoadedModel> opener,
      int threads,
      ProgressListener progress) {
    this.scanner = scanner;
    this.cache = cache;
    this.opener = opener;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Scans a model. The verdict rests on the test images; at most {@value #MOST_IMAGES} of them are
   * used. Without references, and for a thorough scan, some are trained on the training images, if
   * they are enough.
   *
   * @param given clean models; may be empty
   * @throws io.trojanscope.error.InvalidInputException if the models and images do not fit together
   */
  public ScanDocument scan(
      LoadedModel suspect, List<LoadedModel> given, Optional<ScanImages> data, ScanConfig config) {
    ScanProgress stages = new ScanProgress(progress);
    given.forEach(reference -> Fit.requireSameInterface(suspect, reference));
    Fit.requireDifferent(suspect, given);
    data.ifPresent(images -> Fit.requireImages(suspect, images.images()));
    List<LoadedModel> trained = trained(suspect, given, data, config, stages);
    try {
      List<LoadedModel> references = Stream.concat(given.stream(), trained.stream()).toList();
      ScanDocument document =
          scan(suspect, references, data, mode(given, trained, data), config, stages);
      stages.finish();
      return document;
    } finally {
      trained.forEach(LoadedModel::close);
    }
  }

  /**
   * Whether a scan trains references, if there are images to train on.
   *
   * @param given how many clean models it is given
   */
  public static boolean trains(int given, Effort effort) {
    return given == 0 || effort == Effort.THOROUGH;
  }

  private List<LoadedModel> trained(
      LoadedModel suspect,
      List<LoadedModel> given,
      Optional<ScanImages> data,
      ScanConfig config,
      ScanProgress stages) {
    int wanted = config.effort() == Effort.THOROUGH ? THOROUGH_REFERENCES : OwnReferences.COUNT;
    int count = wanted - Math.min(OwnReferences.COUNT, given.size());
    Optional<LabeledImages> training =
        data.flatMap(ScanImages::training).filter(OwnReferences::canLearnFrom);
    if (!trains(given.size(), config.effort()) || training.isEmpty()) {
      return List.of();
    }
    List<LoadedModel> opened = new ArrayList<>();
    try {
      new OwnReferences(cache, threads, stages.training(count))
          .files(training.get(), OwnNetwork.of(suspect), count, config.seed())
          .forEach(file -> opened.add(opener.apply(file)));
      return opened;
    } catch (RuntimeException e) {
      opened.forEach(LoadedModel::close);
      throw e;
    }
  }

  private static ScanMode mode(
      List<LoadedModel> given, List<LoadedModel> trained, Optional<ScanImages> data) {
    if (data.isPresent() && !given.isEmpty()) {
      return ScanMode.REFERENCE_AND_IMAGES;
    }
    if (!trained.isEmpty()) {
      return ScanMode.IMAGES;
    }
    return given.isEmpty() ? ScanMode.MODEL_ALONE : ScanMode.REFERENCE;
  }

  private ScanDocument scan(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<ScanImages> data,
      ScanMode mode,
      ScanConfig config,
      ScanProgress stages) {
    Optional<LabeledImages> images = data.map(ScanImages::images).map(ScanRun::atMost);
    List<String> misfits =
        images
            .map(used -> Fit.misfits(suspect, references, used, stages.check(references.size())))
            .orElse(List.of());
    ScanResult result =
        misfits.isEmpty()
            ? judged(suspect, references, images, mode, config, stages)
            : ScanResult.withoutVerdict(mode, config, misfits);
    for (String weakness : weaknesses(mode, data, images, result)) {
      result = result.because(weakness);
    }
    if (!PaperNetwork.isOf(suspect.parameters(), suspect.classifier().spec())
        && isByCalibration(result)) {
      result = result.because(UNLIKE);
    }
    ScanMaps.Made maps =
        new ScanMaps(threads, stages.maps(references.size()))
            .make(suspect, references, images, result);
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

  private static NetworkFamily family(LoadedModel suspect) {
    return PaperNetwork.familyOf(suspect.parameters(), suspect.classifier().spec());
  }

  private static boolean isByCalibration(ScanResult result) {
    return !result.nulls().isEmpty() && result.nulls().stream().noneMatch(NullScore::isOfReference);
  }

  /** What weakens a verdict for want of images. */
  private static List<String> weaknesses(
      ScanMode mode, Optional<ScanImages> data, Optional<LabeledImages> images, ScanResult result) {
    if (mode == ScanMode.MODEL_ALONE) {
      return data.flatMap(ScanImages::training).map(OwnReferences::tooFew).stream().toList();
    }
    return result.statistic().isEmpty()
        ? List.of()
        : images.flatMap(FewImages::weakness).stream().toList();
  }

  private ScanResult judged(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanMode mode,
      ScanConfig config,
      ScanProgress stages) {
    // A model is judged alone on images made from noise, as the null was; few real ones are not
    // that.
    Optional<LabeledImages> used = mode == ScanMode.MODEL_ALONE ? Optional.empty() : images;
    return scanner.scan(
        mode,
        new Suspicion(suspect.classifier(), family(suspect), classifiers(references), used),
        config,
        new KeptSizes(cache, hashes(references)),
        stages.search(references.size()),
        threads);
  }

  private static IdentityHashMap<DifferentiableClassifier, String> hashes(
      List<LoadedModel> models) {
    IdentityHashMap<DifferentiableClassifier, String> hashes = new IdentityHashMap<>();
    models.forEach(model -> hashes.put(model.classifier(), model.sha256()));
    return hashes;
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
    ModelFacts.put(settings, "suspect", suspect);
    for (int i = 0; i < references.size(); i++) {
      String name = "reference model " + (i + 1);
      inputs.put(name, references.get(i).sha256());
      ModelFacts.put(settings, name, references.get(i));
      references
          .get(i)
          .network()
          .flatMap(TrainingRun::title)
          .ifPresent(title -> settings.put(name + " network", title));
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
