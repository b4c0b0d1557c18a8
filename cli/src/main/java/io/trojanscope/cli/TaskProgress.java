package io.trojanscope.cli;

/** Tells the begin and the end of tasks from the steps in between. */
abstract class TaskProgress implements Progress {
  private String task;
  private boolean finished = true;

  /** A task begins. */
  abstract void begin(String task, long total);

  /** The task that began last goes on; {@code done < total}. */
  abstract void advance(String task, long done, long total);

  /** The task that began last has all its steps done. */
  abstract void finish(String task, long total);

  /** The task that began last is left with steps undone. */
  abstract void abandon();

  @Override
  public final synchronized void progress(String taskNow, long done, long total) {
    if (!taskNow.equals(task) || (finished && done < total)) {
      close();
      task = taskNow;
      finished = false;
      begin(InertText.of(task), total);
    }
    if (finished) {
      return;
    }
    if (done < total) {
      advance(InertText.of(task), done, total);
    } else {
      finished = true;
      finish(InertText.of(task), total);
    }
  }

  @Override
  public final synchronized void close() {
    if (!finished) {
      finished = true;
      abandon();
    }
  }
}
