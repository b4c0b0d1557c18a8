package io.trojanscope.scan;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.workflow.RunContext;
import java.util.ArrayList;
import java.util.List;

/** The references that a scan trains and opens itself; closes them. */
final class ScanReferences implements AutoCloseable {
  /** References of a thorough scan: two to compare with, the others for the null distribution. */
  private static final int THOROUGH = 8;

  private final ReferenceTrainer trainer;
  private final ModelLoader loader;
  private final List<LoadedModel> opened = new ArrayList<>();

  ScanReferences(CacheFolder cache, ModelLoader loader, RunContext context) {
    this.trainer =
        new ReferenceTrainer(cache, context.threads(), context.progress(), context.warnings());
    this.loader = loader;
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
    trainer
        .references(training, SuspectArchitecture.of(suspect), count, config.seed())
        .forEach(reference -> opened.add(loader.open(reference.file(), ModelRequest.PLAIN)));
    return List.copyOf(opened);
  }

  @Override
  public void close() {
    opened.forEach(LoadedModel::close);
    trainer.close();
  }
}
