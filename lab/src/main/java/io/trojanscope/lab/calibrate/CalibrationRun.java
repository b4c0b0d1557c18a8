package io.trojanscope.lab.calibrate;

import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.verdict.Calibration;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.scan.PaperNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes a calibration: trains clean models, scans each beside a reference of its own in each mode
 * and effort, and writes their scores. Models and scores are kept in a folder, so a run continues
 * where an earlier one stopped.
 */
public final class CalibrationRun {
  /** Name of the file within the folder. */
  public static final String FILE = "calibration.csv";

  static final String TASK = "scanning clean models";

  /** What a file says first of its scores. */
  static final List<String> HEAD =
      List.of(
          "Scores of clean models, as the scan measures them.",
          "Columns: mode, effort, network family, network kind, trigger type, model, score.");

  private final Settings settings;
  private final int threads;
  private final ProgressListener progress;

  /**
   * What is measured.
   *
   * @param seed of the scans
   */
  public record Settings(
      List<CleanRecipe> recipes, List<ScanMode> modes, List<Effort> efforts, long seed) {
    public Settings {
      recipes = List.copyOf(recipes);
      modes = List.copyOf(modes);
      efforts = List.copyOf(efforts);
      if (recipes.isEmpty()
          || modes.isEmpty()
          || efforts.isEmpty()
          || efforts.contains(Effort.THOROUGH)) {
        throw new InvalidInputException(
            "calibration: expected models, modes, and the efforts quick or standard, found %d models, %s and %s"
                .formatted(recipes.size(), modes, efforts));
      }
    }
  }

  public CalibrationRun(Settings settings, int threads, ProgressListener progress) {
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Makes what is missing, and writes {@value #FILE}.
   *
   * @return the calibration, as it is read back
   * @throws InvalidInputException if the folder cannot be used, or holds damaged files
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; what was
   *     finished is kept
   */
  public Calibration run(LabeledData data, Path folder) {
    CleanModels models = new CleanModels(folder, data, threads, progress);
    List<Calibration.Line> lines = new ArrayList<>();
    int done = 0;
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      for (CleanRecipe recipe : settings.recipes) {
        progress.progress(TASK, done++, settings.recipes.size());
        lines.addAll(lines(recipe, models, data, folder, workers));
      }
    }
    progress.progress(TASK, done, settings.recipes.size());
    write(folder.resolve(FILE), lines, origin(data));
    return read(folder.resolve(FILE));
  }

  /** The scores of one model, in all modes and efforts; kept in a file of its own. */
  private List<Calibration.Line> lines(
      CleanRecipe recipe,
      CleanModels models,
      LabeledData data,
      Path folder,
      OrderedWorkers workers) {
    Path kept =
        folder
            .resolve("scores")
            .resolve(
                models.key(
                        recipe, settings.modes + " " + settings.efforts + " seed " + settings.seed)
                    + ".csv");
    return kept(kept, () -> measured(recipe, models, data, workers));
  }

  /** The lines of a file, which are measured and kept if there is none. */
  static List<Calibration.Line> kept(Path file, Supplier<List<Calibration.Line>> measured) {
    if (!Files.exists(file)) {
      write(file, measured.get(), List.of());
    }
    return read(file).lines();
  }

  private List<Calibration.Line> measured(
      CleanRecipe recipe, CleanModels models, LabeledData data, OrderedWorkers workers) {
    NetworkFile network = models.model(recipe, recipe.seed());
    NetworkFamily family = PaperNetwork.familyOf(network.graph().constantValues(), network.spec());
    NetworkFile clean = models.model(recipe, recipe.seed() + 1);
    try (DifferentiableClassifier model = GraphClassifier.of(network.graph(), network.spec());
        DifferentiableClassifier reference = GraphClassifier.of(clean.graph(), clean.spec())) {
      return scores(
          recipe.network().toString(),
          recipe.name(),
          settings.modes,
          settings.efforts,
          settings.seed,
          workers,
          SizeCache.NONE,
          mode -> suspicion(mode, model, family, reference, data));
    }
  }

  /**
   * The scores of a model in all modes and efforts.
   *
   * @param sizes keeps what is measured in several scans
   * @param input what a scan in a mode is given
   */
  static List<Calibration.Line> scores(
      String network,
      String name,
      List<ScanMode> modes,
      List<Effort> efforts,
      long seed,
      OrderedWorkers workers,
      SizeCache sizes,
      Function<ScanMode, DetectionInput> input) {
    List<Calibration.Line> lines = new ArrayList<>();
    for (Effort effort : efforts) {
      ContrastScan scan =
          new ContrastScan(
              new ScanConfig(effort, ScanConfig.DEFAULT_ALPHA, seed),
              workers,
              sizes,
              ProgressListener.NONE);
      for (ScanMode mode : modes) {
        DetectionInput clean = input.apply(mode);
        for (NullScore score : scan.calibrate(mode, network, name, clean)) {
          lines.add(new Calibration.Line(mode, effort, clean.family(), score));
        }
      }
    }
    return lines;
  }

  private static DetectionInput suspicion(
      ScanMode mode,
      DifferentiableClassifier model,
      NetworkFamily family,
      DifferentiableClassifier reference,
      LabeledData data) {
    return new DetectionInput(
        model,
        family,
        mode == ScanMode.MODEL_ALONE ? List.of() : List.of(reference),
        mode.hasImages() ? Optional.of(data.test()) : Optional.empty());
  }

  private List<String> origin(LabeledData data) {
    List<String> origin = new ArrayList<>(HEAD);
    origin.add("Training images: " + data.shape() + ", SHA-256 " + data.training().sha256());
    origin.add("Test images: " + data.shape() + ", SHA-256 " + data.test().sha256());
    origin.add("Seed of the scans: " + settings.seed);
    settings.recipes.forEach(recipe -> origin.add(origin(recipe)));
    return origin;
  }

  private static String origin(CleanRecipe recipe) {
    return "Model "
        + recipe.name()
        + ": "
        + recipe.training(recipe.seed())
        + "; its reference has seed "
        + (recipe.seed() + 1);
  }

  static void write(Path file, List<Calibration.Line> lines, List<String> origin) {
    String text = new Calibration(lines).text(origin);
    OutputFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Calibration read(Path file) {
    try {
      return Calibration.read(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }
}
