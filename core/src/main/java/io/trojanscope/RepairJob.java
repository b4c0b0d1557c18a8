package io.trojanscope;

import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.repair.RepairConfig;
import io.trojanscope.repair.RepairMethod;
import io.trojanscope.repair.RepairRun;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.scan.ScanRun;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A repair in preparation: removes a backdoor from a model, and measures the effect. */
public final class RepairJob {
  private final RunContext context;
  private final ScanRun scans;
  private final ModelLoader loader;
  private final Path model;
  private ModelRequest request = ModelRequest.PLAIN;
  private Optional<ImageSource> images = Optional.empty();
  private Optional<ScanDocument> scan = Optional.empty();
  private List<Model> references = List.of();
  private RepairMethod method = RepairMethod.AUTO;
  private int mostImages = RepairConfig.IMAGES;
  private int epochs = RepairConfig.EPOCHS;
  private double mostLoss = RepairConfig.MOST_LOSS;
  private boolean writeUnchanged;
  private Optional<Boolean> rescan = Optional.empty();
  private long seed = 1;

  RepairJob(RunContext context, ScanRun scans, ModelLoader loader, Path model) {
    this.context = context;
    this.scans = scans;
    this.loader = loader;
    this.model = model;
  }

  /** Sets what the model's file does not say. */
  public RepairJob request(ModelRequest settings) {
    request = settings;
    return this;
  }

  /**
   * Sets the folder of clean labelled images.
   *
   * @throws io.trojanscope.error.InvalidInputException if there is no such folder
   */
  public RepairJob images(Path folder) {
    return images(ImageSource.folder(folder));
  }

  /** Sets the clean labelled images: training images to repair with, test images to measure on. */
  public RepairJob images(ImageSource source) {
    images = Optional.of(source);
    return this;
  }

  /** Sets an earlier scan of the same file, whose trigger is used; else a scan is made. */
  public RepairJob scan(ScanResult earlier) {
    scan = Optional.of(earlier.document());
    return this;
  }

  /** Sets the clean models that scans compare with. */
  public RepairJob references(Model... models) {
    return references(List.of(models));
  }

  /** Sets the clean models that scans compare with. */
  public RepairJob references(List<Model> models) {
    references = List.copyOf(models);
    return this;
  }

  /** Sets the method; {@link RepairMethod#AUTO} if it is not set. */
  public RepairJob method(RepairMethod wanted) {
    method = wanted;
    return this;
  }

  /**
   * Sets how many training images are used at most.
   *
   * @param count at least 1; 2,500 if it is not set
   */
  public RepairJob mostImages(int count) {
    mostImages = count;
    return this;
  }

  /**
   * Sets how often a method trains on each image.
   *
   * @param count at least 1; 10 if it is not set
   */
  public RepairJob epochs(int count) {
    epochs = count;
    return this;
  }

  /**
   * Sets how much accuracy the model may lose.
   *
   * @param points from 0 to 100; 2 if it is not set
   */
  public RepairJob mostAccuracyLoss(double points) {
    mostLoss = points;
    return this;
  }

  /** Sets whether a model that the repair does not change is written; false if it is not set. */
  public RepairJob writeUnchanged(boolean wanted) {
    writeUnchanged = wanted;
    return this;
  }

  /** Sets whether the repaired model is scanned; if it is not set, where there are references. */
  public RepairJob rescan(boolean wanted) {
    rescan = Optional.of(wanted);
    return this;
  }

  /** Sets the seed of the choice of images, of their order, and of scans; 1 if it is not set. */
  public RepairJob seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Repairs the model and writes it; replaces an existing file. Only the initializers of weights
   * change: names, nodes, metadata and opset stay as they are.
   *
   * @param out a name that ends in {@code .onnx}
   * @return what was changed and what was measured
   * @throws io.trojanscope.error.InvalidInputException if a setting is out of range, the file
   *     cannot be repaired, the method lacks what it needs, the repair changes no weight, or the
   *     repaired model lost more accuracy than it may; nothing is written then
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public RepairDocument run(Path out) {
    RepairConfig config =
        new RepairConfig(
            method,
            mostImages,
            epochs,
            mostLoss,
            writeUnchanged,
            rescan.orElse(!references.isEmpty()),
            seed);
    return new RepairRun(context, this::scanned).repair(model, request, images, scan, config, out);
  }

  private ScanDocument scanned(Path file, ModelRequest settings) {
    try (LoadedModel suspect = loader.open(file, settings)) {
      return scans.scan(
          suspect,
          references.stream().map(Model::loaded).toList(),
          images,
          new ScanConfig(Effort.STANDARD, ScanConfig.DEFAULT_ALPHA, seed));
    }
  }
}
