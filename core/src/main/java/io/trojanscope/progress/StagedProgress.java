package io.trojanscope.progress;

import java.util.Arrays;

/**
 * Joins the stages of one long work into a single progress that never falls.
 *
 * <p>A stage's share of the whole is its weight over the sum of the weights. The work that is
 * reported to a stage's listener fills the share of that stage. Stages can be nested: a stage's
 * listener is the whole of other stages.
 */
public final class StagedProgress {
  /** Steps of the whole. */
  public static final long STEPS = 10_000;

  private final ProgressListener whole;
  private final double[] ends;
  private long reported;

  /**
   * @param whole receives the progress of the whole, in {@value #STEPS} steps
   * @param weights expected duration of each stage, in any unit; at least one is above 0
   */
  public StagedProgress(ProgressListener whole, double... weights) {
    this.whole = whole;
    this.ends = weights.clone();
    Arrays.parallelPrefix(ends, Double::sum);
  }

  /**
   * The listener of a stage that does several pieces of work, one after the other. Each takes an
   * equal part of the stage; further ones are named but do not move the progress.
   *
   * @param index of the stage, from 0
   * @param pieces expected pieces of work, at least 1
   */
  public ProgressListener stage(int index, int pieces) {
    double sum = ends[ends.length - 1];
    return new Stage(index == 0 ? 0 : ends[index - 1] / sum, ends[index] / sum, pieces);
  }

  /** Reports that the whole is done, whatever stages were left out. */
  public void finish(String task) {
    report(task, 1);
  }

  private synchronized void report(String task, double share) {
    reported = Math.max(reported, (long) (share * STEPS));
    whole.progress(task, reported, STEPS);
  }

  private final class Stage implements ProgressListener {
    private final double begin;
    private final double width;
    private final int pieces;
    private final WorkBoundary boundary = new WorkBoundary();
    private int piece = -1;

    Stage(double begin, double end, int pieces) {
      this.begin = begin;
      this.width = end - begin;
      this.pieces = pieces;
    }

    @Override
    public synchronized void progress(String task, long done, long total) {
      if (boundary.isCrossedBy(task, done, total)) {
        piece++;
      }
      double finished = Math.min(pieces, piece + (double) done / total);
      // The end of the whole is reported by finish() alone, since it ends the work.
      double share = Math.min(begin + width * finished / pieces, 1 - 1.0 / STEPS);
      report(task, share);
    }
  }
}
