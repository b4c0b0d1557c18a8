package io.trojanscope.spark;

import io.trojanscope.data.ImageSource;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.FileErrors;
import io.trojanscope.fleet.FleetInputs;
import io.trojanscope.fleet.FleetSetting;
import io.trojanscope.fleet.KeptResults;
import io.trojanscope.fleet.KeptScan;
import io.trojanscope.fleet.ModelEntry;
import io.trojanscope.fleet.OpenFleet;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.scan.Scanner;
import io.trojanscope.workflow.RunContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;

/**
 * What an executor opens once for all its tasks: images, references, and what was computed of them.
 * Safe for several threads.
 */
final class ExecutorScan implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(ExecutorScan.class.getName());
  private static final Map<String, ExecutorScan> OPEN = new HashMap<>();

  private final Path folder;
  private final HadoopFolder models;
  private final List<LoadedModel> references = new ArrayList<>();
  private final OpenFleet fleet;
  private final KeptScan keptScan;
  private final KeptScan lastTry;

  private ExecutorScan(
      ScanSettings settings, Configuration configuration, ExecutorSize size, Path folder) {
    this.folder = folder;
    models = HadoopFolder.of(settings.models(), configuration);
    LocalInputs inputs = new LocalInputs(settings, configuration, folder);
    try {
      Optional<ImageSource> images = inputs.images();
      ModelRequest request =
          settings.requestOfReferences().withImages(images.flatMap(ImageSource::storedShape));
      ModelLoader loader = new ModelLoader(size.threads(), settings.limits());
      inputs.references().forEach(file -> references.add(loader.open(file, request)));
      fleet = open(settings, images, size);
    } catch (RuntimeException e) {
      closeReferences();
      FileUtil.fullyDelete(folder.toFile());
      throw e instanceof InvalidInputException invalid ? inputs.named(invalid) : e;
    }
    KeptResults results =
        new KeptResults(new HadoopResults(HadoopFolder.of(settings.results(), configuration)));
    keptScan = new KeptScan(fleet.scan(), results, settings.again());
    lastTry = new KeptScan(new GivenUpScan(fleet.scan()), results, false);
  }

  private OpenFleet open(ScanSettings settings, Optional<ImageSource> images, ExecutorSize size) {
    FleetInputs inputs = new FleetInputs(references, images, settings.request(), settings.config());
    return new FleetSetting(
            Scanner.CONTRAST, CacheFolder.ofUser(), settings.limits(), context(size))
        .open(inputs, size.modelsAtOnce());
  }

  /**
   * The one of a run, opened by the first task.
   *
   * @param size of this executor
   * @param scratch a folder of this machine, which the cluster empties
   * @throws InvalidInputException if images or references cannot be used
   */
  static synchronized ExecutorScan of(
      ScanSettings settings, Configuration configuration, ExecutorSize size, Path scratch) {
    ExecutorScan open = OPEN.get(settings.run());
    if (open == null) {
      open = new ExecutorScan(settings, configuration, size, newFolder(scratch));
      OPEN.put(settings.run(), open);
    }
    return open;
  }

  /** Closes that of a run, where driver and executor are one process. */
  static synchronized void close(ScanSettings settings) {
    ExecutorScan open = OPEN.remove(settings.run());
    if (open != null) {
      open.close();
    }
  }

  private static RunContext context(ExecutorSize size) {
    return new RunContext(
        size.threads(),
        ProgressListener.NONE,
        remark -> LOGGER.log(Level.DEBUG, remark),
        warning -> LOGGER.log(Level.WARNING, warning));
  }

  /**
   * The result of a model, from its scan or from an earlier one.
   *
   * @param name path below the folder of models
   * @param isLastTry whether earlier tries ended with their executors: then the model is not
   *     scanned, so that it cannot end this one as well
   * @throws InvalidInputException if the result cannot be written
   */
  ScanSummary scan(String name, boolean isLastTry) {
    Path copies = newFolder(folder);
    try {
      ModelEntry model;
      try {
        model = new ModelEntry(name, LocalModel.copy(models, name, copies));
      } catch (InvalidInputException e) {
        return unreadable(name, e);
      }
      return (isLastTry ? lastTry : keptScan).scan(model).summary();
    } finally {
      FileUtil.fullyDelete(copies.toFile());
    }
  }

  private ScanSummary unreadable(String name, InvalidInputException e) {
    String message = e.getMessage().replace(models.place() + "/", "");
    return ScanSummary.of(name, Outcome.ERROR, Optional.empty(), List.of(message));
  }

  private static Path newFolder(Path parent) {
    try {
      return Files.createTempDirectory(parent, "trojanscope-");
    } catch (IOException e) {
      throw FileErrors.cannotWrite(parent, e);
    }
  }

  @Override
  public void close() {
    fleet.close();
    closeReferences();
    FileUtil.fullyDelete(folder.toFile());
  }

  private void closeReferences() {
    references.forEach(LoadedModel::close);
  }
}
