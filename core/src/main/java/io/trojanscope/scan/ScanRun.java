package io.trojanscope.scan;

import io.trojanscope.data.ImageSource;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.verdict.VerdictRule;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.trust.ModelTrust;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScanSample;
import io.trojanscope.result.ScannedData;
import io.trojanscope.workflow.ClassNaming;
import io.trojanscope.workflow.Comparability;
import io.trojanscope.workflow.RunContext;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scans a model for backdoors, and gathers what its report needs. */
public final class ScanRun {
  private static final int MOST_IMAGES = 10_000;

  private final Scanner scanner;
  private final CacheFolder cache;
  private final ReferencePool pool;
  private final RunContext context;
  private final RunContext training;
  private final ProgressListener progress;
  private final ReferenceMemo memo = new ReferenceMemo();

  /**
   * @param cache keeps references that are trained here, and what is computed about references
   * @param loader opens the references that are trained here
   */
  public ScanRun(Scanner scanner, CacheFolder cache, ModelLoader loader, RunContext context) {
    this(scanner, cache, new ReferencePool(loader, 0), context, context);
  }

  /**
   * A run for several models: trained references stay open, and what is computed about references
   * is computed once.
   *
   * @param cache keeps references that are trained here, and what is computed about references
   * @param pool opens the references that are trained here
   * @param training what the training uses, one scan at a time
   */
  public ScanRun(
      Scanner scanner,
      CacheFolder cache,
      ReferencePool pool,
      RunContext context,
      RunContext training) {
    this.scanner = scanner;
    this.cache = cache;
    this.pool = pool;
    this.context = context;
    this.training = training;
    this.progress = context.progress();
  }

  /**
   * Scans a model. The verdict rests on the test images; at most {@value #MOST_IMAGES} of them are
   * used. Without references, and for a thorough scan, some are trained on the training images, if
   * there are enough.
   *
   * @param given clean models; may be empty
   * @param source of the images
   * @throws io.trojanscope.error.InvalidInputException if the models and images do not fit together
   */
  public ScanDocument scan(
      LoadedModel suspect,
      List<LoadedModel> given,
      Optional<ImageSource> source,
      ScanConfig config) {
    int missing = ScanReferences.missing(given.size(), config.effort());
    ScanProgress stages = new ScanProgress(progress, missing > 0 && source.isPresent());
    given.forEach(reference -> Comparability.requireSameInterface(suspect, reference));
    Comparability.requireDifferent(suspect, given);
    Optional<ScanImages> data =
        source.map(
            images ->
                ScanImages.of(
                    images,
                    context.withProgress(stages.reading()).imagesFor(suspect.classifier().spec()),
                    missing > 0));
    data.ifPresent(images -> Comparability.requireImages(suspect, images.images()));
    RunContext trainer = training.withProgress(stages.training(Math.max(1, missing)));
    try (ScanReferences references = new ScanReferences(cache, pool, trainer)) {
      List<LoadedModel> trained =
          data.flatMap(ScanImages::training)
              .map(images -> references.train(suspect, missing, images, config))
              .orElse(List.of());
      ScanDocument document =
          scan(
              suspect,
              Stream.concat(given.stream(), trained.stream()).toList(),
              data,
              mode(given, trained, data),
              config,
              stages);
      stages.finish();
      return document;
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
    ScanDoubts doubts =
        new ScanDoubts(suspect, references, images, mode, ModelTrust.of(suspect, images));
    List<String> misfits = doubts.misfits(memo, stages);
    ScanFindings result =
        misfits.isEmpty()
            ? judged(
                suspect,
                references,
                images,
                doubts.obstacles(config.seed(), context.threads()),
                mode,
                config,
                stages)
            : VerdictRule.withoutSearch(mode, config, misfits);
    ScanMaps.Made maps =
        new ScanMaps(context.threads(), memo, stages.maps(references.size()))
            .make(suspect, references, images, result);
    List<String> classNames = ClassNaming.of(suspect.classifier().spec(), images);
    result =
        result.withCautions(
            doubts.cautions(data.flatMap(ScanImages::training), result, maps, classNames));
    return new ScanDocument(
        ScanProvenance.of(suspect, references, images, config),
        suspect.classifier().spec().input(),
        classNames,
        result,
        data.map(given -> new ScannedData(given.name(), images.orElseThrow().size())),
        maps.settings(),
        maps.suspect(),
        maps.references(),
        maps.distances(),
        samples(suspect, references, images, result));
  }

  private ScanFindings judged(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      List<String> obstacles,
      ScanMode mode,
      ScanConfig config,
      ScanProgress stages) {
    // The null distribution of a model alone comes from images made from noise, so a few real
    // images are not used.
    Optional<LabeledImages> used = mode == ScanMode.MODEL_ALONE ? Optional.empty() : images;
    return scanner.scan(
        mode,
        new DetectionInput(
            suspect.classifier(),
            ScanDoubts.family(suspect, references),
            ScanDoubts.classifiers(references),
            used,
            obstacles),
        config,
        new TriggerSizeFileCache(cache, hashes(references), context.warnings()),
        stages.search(references.size()),
        context.threads());
  }

  private static IdentityHashMap<DifferentiableClassifier, String> hashes(
      List<LoadedModel> models) {
    IdentityHashMap<DifferentiableClassifier, String> hashes = new IdentityHashMap<>();
    models.forEach(model -> hashes.put(model.classifier(), model.sha256()));
    return hashes;
  }

  private static List<ScanSample> samples(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanFindings result) {
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
}
