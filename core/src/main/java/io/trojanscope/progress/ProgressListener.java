package io.trojanscope.progress;

/** Told of the progress of long work; may be called from any thread, one call at a time. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = (task, done, total) -> {};

  /**
   * Some steps of a task are done.
   *
   * @param task what is being done, in few words; a new text begins a new task
   * @param done steps finished so far
   * @param total steps in all
   */
  void progress(String task, long done, long total);
}
