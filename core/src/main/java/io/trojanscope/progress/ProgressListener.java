package io.trojanscope.progress;

/**
 * Receives the progress of long work. Calls may come from any thread, but never two at a time.
 *
 * <p>One piece of work is a run of calls with the same {@code total} whose {@code done} never
 * falls. It ends with {@code done == total}; the next call begins new work.
 */
@FunctionalInterface
public interface ProgressListener {
  /** Ignores all calls. */
  ProgressListener NONE = (task, done, total) -> {};

  /**
   * Called when steps of the work are done.
   *
   * @param task what is being done now, in a few words; may change while the work goes on
   * @param done steps finished so far, 0 to {@code total}
   * @param total steps in all, at least 1
   */
  void progress(String task, long done, long total);
}
