package io.trojanscope;

import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.scan.ScanRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A scan in preparation. A scan is most reliable with clean reference models and images; without
 * references, {@link #run} trains two if there are at least 1,000 training images and 50 of each
 * class.
 */
public final class ScanJob {
  private static final long SEED = 1;

  private final ScanRun run;
  private final Model suspect;
  private List<Model> references = List.of();
  private Optional<ImageSource> images = Optional.empty();
  private Effort effort = Effort.STANDARD;
  private double alpha = ScanConfig.DEFAULT_ALPHA;
  private long seed = SEED;

  ScanJob(ScanRun run, Model suspect) {
    this.run = run;
    this.suspect = suspect;
  }

  /** Sets the clean models to compare with: of the same input shape and the same classes. */
  public ScanJob references(Model... models) {
    return references(List.of(models));
  }

  /** Sets the clean models to compare with: of the same input shape and the same classes. */
  public ScanJob references(List<Model> models) {
    references = List.copyOf(models);
    return this;
  }

  /**
   * Sets the folder of clean labelled images.
   *
   * @throws io.trojanscope.error.InvalidInputException if there is no such folder
   */
  public ScanJob images(Path folder) {
    return images(ImageSource.folder(folder));
  }

  /** Sets the clean labelled images. */
  public ScanJob images(ImageSource source) {
    images = Optional.of(source);
    return this;
  }

  /** Sets how much to compute; {@link Effort#STANDARD} if it is not set. */
  public ScanJob effort(Effort most) {
    effort = most;
    return this;
  }

  /**
   * Sets the share of clean models that may be called backdoored.
   *
   * @param level in (0, 1); 0.05 if it is not set
   */
  public ScanJob alpha(double level) {
    alpha = level;
    return this;
  }

  /**
   * Sets the seed of the choice of images, the noise and the starting masks; 1 if it is not set.
   */
  public ScanJob seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Scans the model.
   *
   * @throws io.trojanscope.error.InvalidInputException if the models and images do not fit
   *     together, a setting is out of range, or a logit or gradient is not finite
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public ScanResult run() {
    ScanConfig config = new ScanConfig(effort, alpha, seed);
    return new ScanResult(
        run.scan(
            suspect.loaded(), references.stream().map(Model::loaded).toList(), images, config));
  }
}
