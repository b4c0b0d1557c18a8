package io.trojanscope.scan;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The references that a scan trains and opens itself; closes them. */
final class ScanReferences implements AutoCloseable {
  /** References of a thorough scan: two to compare with, the others for the null distribution. */
  private static final int THOROUGH = 8;

  private final ReferenceTrainer trainer;
  private final ReferencePool pool;
  private final List<Path> acquired = new ArrayList<>();

  ScanReferences(CacheFolder cache, ReferencePool pool, RunContext context) {
    this.trainer =
        new ReferenceTrainer(cache, context.threads(), context.progress(), context.warnings());
    this.pool = pool;
  }

  /**
   * How many references a scan trains, if there are images to train on.
   *
   * @param given how many clean models the user gives
   */
  static int missing(int given, Effort effort) {
    if (effort == Effort.THOROUGH) {
      return THOROUGH - Math.min(ReferenceTrainer.COUNT, given);
    }
    return given == 0 ? ReferenceTrainer.COUNT : 0;
  }

  /**
   * The trained references, open until this is closed; none if the images are too few.
   *
   * @param count how many; may be 0
   */
  List<LoadedModel> train(
      LoadedModel suspect, int count, LabeledImages training, ScanConfig config) {
    if (count == 0 || !ReferenceTrainer.canLearnFrom(training)) {
      return List.of();
    }
    Optional<NetworkFile> architecture = SuspectArchitecture.of(suspect);
    return pool
        .train(() -> trainer.references(training, architecture, count, config.seed()))
        .stream()
        .map(reference -> acquire(reference.file()))
        .toList();
  }

  private LoadedModel acquire(Path file) {
    LoadedModel model = pool.acquire(file);
    acquired.add(file);
    return model;
  }

  @Override
  public void close() {
    acquired.forEach(pool::release);
    trainer.close();
  }
}
