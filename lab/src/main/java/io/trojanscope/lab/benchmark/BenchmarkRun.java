package io.trojanscope.lab.benchmark;

import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.lab.artefact.ArtefactStore;
import io.trojanscope.lab.artefact.FolderLock;
import io.trojanscope.lab.artefact.StrictWarnings;
import io.trojanscope.lab.benchmark.measure.DetectorMeasures;
import io.trojanscope.lab.benchmark.measure.JudgedModel;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.lab.zoo.ForeignModels;
import io.trojanscope.lab.zoo.Suspect;
import io.trojanscope.lab.zoo.ZooMaking;
import io.trojanscope.lab.zoo.ZooPart;
import io.trojanscope.lab.zoo.ZooRecipe;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.scan.ReferenceTrainer;
import io.trojanscope.scan.TriggerSizeFileCache;
import io.trojanscope.workflow.Engines;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Scans the models of a zoo with every detector, and writes the table. What is in the folder
 * already is not computed again, so a run continues where an earlier one stopped.
 */
public final class BenchmarkRun {
  private static final String MODELS = "models";
  private static final String DETECTIONS = "detections";

  private final Settings settings;
  private final int threads;
  private final ProgressListener progress;
  private final Detectors detectors;

  /**
   * How detectors are compared.
   *
   * @param seed of the detectors
   * @param effort of the detectors
   * @param detectors names of those to compare, as the errors list them; empty for all
   */
  public record Settings(long seed, Effort effort, List<String> detectors) {
    public Settings {
      detectors = List.copyOf(detectors);
    }
  }

  /** The detectors to compare. */
  @FunctionalInterface
  interface Detectors {
    List<BenchmarkDetector> of(
        OrderedWorkers workers, OpenReferences ownReferences, SizeCache sizes);
  }

  public BenchmarkRun(Settings settings, int threads, ProgressListener progress) {
    this(
        settings,
        threads,
        progress,
        (workers, references, sizes) ->
            new BenchmarkDetectors(workers, settings.effort, settings.seed).all(references, sizes));
  }

  BenchmarkRun(Settings settings, int threads, ProgressListener progress, Detectors detectors) {
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
    this.detectors = detectors;
  }

  /**
   * Makes the models of a recipe that are missing, and scans them.
   *
   * @param folder for models, detections and table
   * @throws InvalidInputException if the folder is in use or cannot be written; if the images are
   *     not those of the recipe; if no attack works; or if a detector is unknown
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; all that was
   *     finished is kept
   */
  public BenchmarkResult run(ZooRecipe zoo, ZooPart part, LabeledData data, Path folder) {
    zoo.requireFit(data);
    SortedMap<String, String> models = new TreeMap<>();
    models.put("zoo", zoo.name());
    models.put("part", part.name());
    models.put("recipe", zoo.sha256());
    return run(
        models,
        data,
        folder,
        () ->
            new ZooMaking(
                    new ArtefactStore(folder.resolve(MODELS), StrictWarnings.refusing()),
                    data,
                    threads,
                    progress)
                .make(zoo, part));
  }

  /**
   * Scans models that somebody else made.
   *
   * @param models folder with the models and their list
   * @param folder for detections and table
   * @throws InvalidInputException as the other method, or if the list has an error
   * @throws java.util.concurrent.CancellationException as the other method
   */
  public BenchmarkResult runOn(Path models, LabeledData data, Path folder) {
    SortedMap<String, String> from = new TreeMap<>();
    from.put("models", "from elsewhere");
    return run(from, data, folder, () -> ForeignModels.read(models, data.classNames().size()));
  }

  private BenchmarkResult run(
      SortedMap<String, String> models,
      LabeledData data,
      Path folder,
      Supplier<List<Suspect>> source) {
    OutputFiles.makeFolder(folder.resolve(DETECTIONS));
    IdentityHashMap<DifferentiableClassifier, String> hashes = new IdentityHashMap<>();
    try (FolderLock lock = FolderLock.of(folder);
        OpenReferences ownReferences = ownReferences(lock.folder(), data, hashes);
        OrderedWorkers workers = new OrderedWorkers(threads)) {
      CacheFolder sizes = new CacheFolder(folder.resolve("sizes"));
      List<BenchmarkDetector> compared =
          chosen(
              detectors.of(
                  workers,
                  ownReferences,
                  new TriggerSizeFileCache(sizes, hashes, StrictWarnings.refusing())));
      List<Suspect> suspects = source.get();
      requireBothKinds(suspects);
      List<DetectionRecord> detections =
          new ZooScan(
                  folder.resolve(DETECTIONS),
                  data.test(),
                  compared,
                  ownReferences,
                  threads,
                  progress,
                  hashes)
              .scan(suspects);
      BenchmarkResult result = result(models, data, suspects, compared, detections);
      BenchmarkTables.write(folder, result);
      return result;
    }
  }

  private List<BenchmarkDetector> chosen(List<BenchmarkDetector> all) {
    List<String> known = all.stream().map(BenchmarkDetector::id).toList();
    for (String wanted : settings.detectors) {
      if (!known.contains(wanted)) {
        throw new InvalidInputException(
            "detectors: expected some of %s, found '%s'"
                .formatted(String.join(", ", known), wanted));
      }
    }
    return all.stream()
        .filter(d -> settings.detectors.isEmpty() || settings.detectors.contains(d.id()))
        .toList();
  }

  private OpenReferences ownReferences(
      Path folder, LabeledData data, IdentityHashMap<DifferentiableClassifier, String> hashes) {
    CacheFolder kept = new CacheFolder(folder.resolve("references"));
    return new OpenReferences(
        new ReferenceTrainer(kept, threads, progress, StrictWarnings.refusing()),
        data.training(),
        ReferenceTrainer.COUNT,
        settings.seed,
        hashes);
  }

  private static void requireBothKinds(List<Suspect> suspects) {
    List<KnownModel> models = known(suspects);
    if (models.stream().noneMatch(KnownModel::attacked)
        || models.stream().noneMatch(KnownModel::clean)) {
      throw new InvalidInputException(
          "models: expected a clean model and a backdoor with a success rate above 50 %%, found none of one kind among %d models; add models or images"
              .formatted(models.size()));
    }
  }

  private static List<KnownModel> known(List<Suspect> suspects) {
    return suspects.stream().map(suspect -> suspect.model().known()).toList();
  }

  private BenchmarkResult result(
      SortedMap<String, String> source,
      LabeledData data,
      List<Suspect> suspects,
      List<BenchmarkDetector> compared,
      List<DetectionRecord> detections) {
    List<KnownModel> known = known(suspects);
    Map<String, KnownModel> models =
        known.stream().collect(Collectors.toMap(KnownModel::name, Function.identity()));
    List<DetectorMeasures> measures =
        compared.stream()
            .map(d -> measures(d.detector().name(), d.mode(), detections, models))
            .toList();
    return new BenchmarkResult(provenance(source, data), known, measures);
  }

  private static DetectorMeasures measures(
      String detector,
      ScanMode mode,
      List<DetectionRecord> detections,
      Map<String, KnownModel> models) {
    List<JudgedModel> judged =
        detections.stream()
            .filter(d -> d.detector().equals(detector) && d.mode() == mode)
            .map(d -> new JudgedModel(models.get(d.model()), d.detection(), d.seconds()))
            .toList();
    return DetectorMeasures.of(detector, mode, judged);
  }

  private Provenance provenance(SortedMap<String, String> source, LabeledData data) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", data.training().sha256());
    inputs.put("test images", data.test().sha256());
    SortedMap<String, String> configuration = new TreeMap<>(source);
    configuration.put("seed", Long.toString(settings.seed));
    configuration.put("effort", settings.effort.name());
    configuration.put("threads", Integer.toString(threads));
    if (!settings.detectors.isEmpty()) {
      configuration.put("detectors", String.join(",", settings.detectors));
    }
    return new Provenance(inputs, configuration, Engines.environment());
  }
}
