package io.trojanscope.lab.benchmark;

import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.lab.benchmark.measure.DetectorMeasures;
import io.trojanscope.lab.benchmark.measure.JudgedModel;
import io.trojanscope.lab.benchmark.measure.KnownModel;
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
import java.util.stream.Collectors;

/**
 * Builds a zoo of clean and backdoored models, scans it with every detector, and writes the table.
 * What lies in the folder already is not made again, so a run goes on where an earlier one stopped.
 */
public final class BenchmarkRun {
  private final Settings settings;
  private final int threads;
  private final ProgressListener progress;
  private final Detectors detectors;

  /**
   * What is measured.
   *
   * @param models how many to scan, at least 2
   * @param seed of the zoo and of the detectors
   * @param effort of the detectors
   * @param detectors names of those to compare, as the errors list them; empty for all
   */
  public record Settings(Zoo zoo, int models, long seed, Effort effort, List<String> detectors) {
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
   * Runs the benchmark in a folder.
   *
   * @param startOver whether what the folder holds is made anew
   * @throws InvalidInputException if the folder is in use, holds another zoo, or cannot be written;
   *     or if no attack of so few models works; or if a detector is unknown
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; all that was
   *     finished is kept
   */
  public BenchmarkResult run(LabeledData data, Path folder, boolean startOver) {
    Recipes recipes = new Recipes(settings.zoo, settings.seed, data.training().classCount());
    List<ModelRecipe> models = recipes.models(settings.models);
    IdentityHashMap<DifferentiableClassifier, String> hashes = new IdentityHashMap<>();
    try (ZooFolder zoo =
            ZooFolder.open(
                folder, ZooFolder.Settings.of(settings.zoo, settings.seed, data), startOver);
        OpenReferences ownReferences =
            ownReferences(folder, data, zoo.model(recipes.reference()), hashes);
        OrderedWorkers workers = new OrderedWorkers(threads)) {
      CacheFolder sizes = new CacheFolder(folder.resolve("sizes"));
      List<BenchmarkDetector> compared =
          chosen(
              detectors.of(
                  workers,
                  ownReferences,
                  new TriggerSizeFileCache(sizes, hashes, BenchmarkRun::refuse)));
      List<ModelRecord> records =
          new ZooMaking(zoo, data, threads, progress, startOver).make(recipes.reference(), models);
      ModelRecord reference = records.get(0);
      List<ModelRecord> suspects = records.subList(1, records.size());
      requireBothKinds(suspects);
      List<DetectionRecord> detections =
          new ZooScan(zoo, data.test(), reference, compared, progress, startOver, hashes)
              .scan(suspects);
      BenchmarkResult result = result(data, reference, suspects, compared, detections);
      BenchmarkTables.write(zoo, result);
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
      Path folder,
      LabeledData data,
      Path reference,
      IdentityHashMap<DifferentiableClassifier, String> hashes) {
    CacheFolder kept = new CacheFolder(folder.resolve("references"));
    return new OpenReferences(
        new ReferenceTrainer(kept, threads, progress, BenchmarkRun::refuse),
        data.training(),
        reference,
        ReferenceTrainer.COUNT,
        settings.seed,
        hashes);
  }

  /** A benchmark keeps all that it makes; what cannot be kept ends it. */
  private static void refuse(String warning) {
    throw new InvalidInputException(warning);
  }

  private static void requireBothKinds(List<ModelRecord> suspects) {
    long attacked = suspects.stream().filter(record -> record.model().attacked()).count();
    if (attacked == 0) {
      throw new InvalidInputException(
          "models: expected at least one backdoor with a success rate above 50 %, found none among "
              + suspects.size()
              + " models; ask for more models or give more images");
    }
  }

  private BenchmarkResult result(
      LabeledData data,
      ModelRecord reference,
      List<ModelRecord> suspects,
      List<BenchmarkDetector> compared,
      List<DetectionRecord> detections) {
    Map<String, KnownModel> models =
        suspects.stream()
            .map(ModelRecord::model)
            .collect(Collectors.toMap(KnownModel::name, Function.identity()));
    List<DetectorMeasures> measures =
        compared.stream()
            .map(d -> measures(d.detector().name(), d.mode(), detections, models))
            .toList();
    return new BenchmarkResult(
        provenance(data, reference), suspects.stream().map(ModelRecord::model).toList(), measures);
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

  private Provenance provenance(LabeledData data, ModelRecord reference) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", data.training().sha256());
    inputs.put("test images", data.test().sha256());
    inputs.put("reference model", reference.sha256());
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("zoo", settings.zoo.name());
    configuration.put("models", Integer.toString(settings.models));
    configuration.put("seed", Long.toString(settings.seed));
    configuration.put("effort", settings.effort.name());
    configuration.put("threads", Integer.toString(threads));
    if (!settings.detectors.isEmpty()) {
      configuration.put("detectors", String.join(",", settings.detectors));
    }
    return new Provenance(inputs, configuration, Engines.environment());
  }
}
