package io.trojanscope;

import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.fleet.FleetInputs;
import io.trojanscope.fleet.FleetRun;
import io.trojanscope.fleet.FleetSetting;
import io.trojanscope.fleet.ModelEntry;
import io.trojanscope.fleet.ModelFolder;
import io.trojanscope.fleet.ResultFolder;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.result.summary.FailingOutcomes;
import io.trojanscope.result.summary.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scan of all models below a folder, in preparation. Each result is kept under a hash of all that
 * it depends on, so a run that was stopped continues where it was, and a later run scans only what
 * is new or has changed. A model that cannot be scanned does not stop the others.
 */
public final class FleetJob {
  private static final long SEED = 1;

  private final FleetSetting setting;
  private final Path models;
  private List<Model> references = List.of();
  private Optional<ImageSource> images = Optional.empty();
  private ModelRequest request;
  private List<String> include = List.of();
  private List<String> exclude = List.of();
  private Effort effort = Effort.STANDARD;
  private double alpha = ScanConfig.DEFAULT_ALPHA;
  private long seed = SEED;
  private boolean again;
  private Set<Outcome> failing = FailingOutcomes.ALL.outcomes();

  FleetJob(FleetSetting setting, ModelRequest request, Path models) {
    this.setting = setting;
    this.request = request;
    this.models = models;
  }

  /** Sets the clean models to compare with: of the same input shape and the same classes. */
  public FleetJob references(Model... clean) {
    return references(List.of(clean));
  }

  /** Sets the clean models to compare with: of the same input shape and the same classes. */
  public FleetJob references(List<Model> clean) {
    references = List.copyOf(clean);
    return this;
  }

  /**
   * Sets the folder of clean labelled images.
   *
   * @throws io.trojanscope.error.InvalidInputException if there is no such folder
   */
  public FleetJob images(Path folder) {
    return images(ImageSource.folder(folder));
  }

  /** Sets the clean labelled images. */
  public FleetJob images(ImageSource source) {
    images = Optional.of(source);
    return this;
  }

  /** Sets how to open the models; what their files do not say. */
  public FleetJob request(ModelRequest how) {
    request =
        new ModelRequest(
            how.settings(), how.filesFirst(), how.images(), request.trusted() || how.trusted());
    return this;
  }

  /**
   * Sets which files are models: globs such as {@code *.onnx} for the name of a file, or {@code
   * vision/**.onnx} for its path below the folder. If this is not set: *.onnx, *.pt, *.pth, *.ts.
   */
  public FleetJob include(List<String> globs) {
    include = List.copyOf(globs);
    return this;
  }

  /** Sets which files are left out, by globs as in {@link #include}. */
  public FleetJob exclude(List<String> globs) {
    exclude = List.copyOf(globs);
    return this;
  }

  /** Sets how much to compute for each model; {@link Effort#STANDARD} if it is not set. */
  public FleetJob effort(Effort most) {
    effort = most;
    return this;
  }

  /**
   * Sets the share of clean models that may be called backdoored.
   *
   * @param level in (0, 1); 0.05 if it is not set
   */
  public FleetJob alpha(double level) {
    alpha = level;
    return this;
  }

  /** Sets the seed of all random numbers; 1 if it is not set. */
  public FleetJob seed(long value) {
    seed = value;
    return this;
  }

  /** Sets whether models are scanned again whose results are kept, and other files may be there. */
  public FleetJob again(boolean scansAgain) {
    again = scansAgain;
    return this;
  }

  /** Sets which outcomes are failures in {@code junit.xml}; all but CLEAN if it is not set. */
  public FleetJob failing(Set<Outcome> outcomes) {
    failing = Set.copyOf(outcomes);
    return this;
  }

  /**
   * Scans the models.
   *
   * @param results folder for the results; made if it is missing
   * @throws io.trojanscope.error.InvalidInputException if there are no models, the images cannot be
   *     read, a setting is out of range, or a result cannot be written
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; finished
   *     results are kept
   */
  public FleetResult run(Path results) {
    ScanConfig config = new ScanConfig(effort, alpha, seed);
    List<ModelEntry> entries = ModelFolder.find(models, include, exclude);
    ResultFolder folder = new ResultFolder(results, again);
    FleetInputs inputs =
        new FleetInputs(references.stream().map(Model::loaded).toList(), images, request, config);
    return new FleetResult(
        results,
        place(),
        setting.run(entries, inputs, folder, new FleetRun.Options(again, place(), failing)));
  }

  /** The folder of models as SARIF names it: relative, or none. */
  private String place() {
    Path normal = models.normalize();
    return normal.isAbsolute() ? "" : normal.toString().replace(File.separatorChar, '/');
  }
}
