package io.trojanscope.scan;

import io.trojanscope.progress.ProgressListener;
import io.trojanscope.progress.StagedProgress;

/** The stages of a scan, weighted by how long they usually take, as one progress. */
final class ScanProgress {
  private static final int READING = 3;
  private static final int TRAINING = 30;
  private static final int CHECK = 5;
  private static final int SEARCH = 60;
  private static final int MAPS = 5;

  /** Pieces of work of a search without references, and what each reference adds. */
  private static final int SEARCHES = 8;

  private static final int SEARCHES_WITH_REFERENCE = 6;

  private final StagedProgress stages;

  /**
   * @param trains whether references are to be trained; else the progress leaves no room for it
   */
  ScanProgress(ProgressListener whole, boolean trains) {
    this.stages = new StagedProgress(whole, READING, trains ? TRAINING : 0, CHECK, SEARCH, MAPS);
  }

  /** The training and the test images. */
  ProgressListener reading() {
    return stages.stage(0, 2);
  }

  ProgressListener training(int models) {
    return stages.stage(1, models * ReferenceTrainer.EPOCHS);
  }

  ProgressListener check(int references) {
    return stages.stage(2, 1 + references);
  }

  ProgressListener search(int references) {
    return stages.stage(3, SEARCHES + SEARCHES_WITH_REFERENCE * references);
  }

  /** Two models have maps, and all an accuracy. */
  ProgressListener maps(int references) {
    return stages.stage(4, Math.min(2, 1 + references) + 1 + references);
  }

  void finish() {
    stages.finish("scan");
  }
}
