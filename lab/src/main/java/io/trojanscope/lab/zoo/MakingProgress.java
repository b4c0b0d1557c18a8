package io.trojanscope.lab.zoo;

import io.trojanscope.progress.ProgressListener;
import java.util.concurrent.CancellationException;

/**
 * The progress of several trainings at once as that of one task, counted in images. Stops them all
 * when the thread that made this is interrupted.
 */
final class MakingProgress {
  private static final String EPOCH = "epoch ";

  private final String task;
  private final ProgressListener progress;
  private final Thread caller = Thread.currentThread();
  private long done;
  private long total;

  MakingProgress(String task, ProgressListener progress) {
    this.task = task;
    this.progress = progress;
  }

  synchronized void expect(long work) {
    done = 0;
    total = work;
  }

  /**
   * @throws CancellationException if the caller is interrupted
   */
  void check() {
    if (caller.isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  /**
   * Progress of one model.
   *
   * @param size images of an epoch
   * @param work images of all epochs
   */
  OfModel of(long size, long work) {
    return new OfModel(size, work);
  }

  private synchronized void add(long images) {
    done += images;
    progress.progress(task, done, total);
  }

  /** Adds the progress of one model to that of all. */
  final class OfModel implements ProgressListener {
    private final long size;
    private final long work;
    private long epochs;
    private long reported;

    private OfModel(long size, long work) {
      this.size = size;
      this.work = work;
    }

    @Override
    public void progress(String stage, long doneOfEpoch, long images) {
      check();
      if (stage.startsWith(EPOCH)) {
        report(Math.min(work, epochs * size + doneOfEpoch * size / images));
        epochs += doneOfEpoch == images ? 1 : 0;
      }
    }

    void finish() {
      report(work);
    }

    private void report(long now) {
      add(now - reported);
      reported = now;
    }
  }
}
