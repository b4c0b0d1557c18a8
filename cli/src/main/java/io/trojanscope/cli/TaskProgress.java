package io.trojanscope.cli;

import io.trojanscope.progress.WorkBoundary;
import io.trojanscope.text.DisplayText;

/** Splits reports of progress into pieces of work, each with a begin and an end. */
abstract class TaskProgress implements Progress {
  private final WorkBoundary boundary = new WorkBoundary();
  private boolean finished = true;

  /** New work begins. */
  abstract void begin(String task, long total);

  /** The work goes on; {@code done < total}. */
  abstract void advance(String task, long done, long total);

  /** The work has all its steps done. */
  abstract void finish(String task, long total);

  /** The work is left with steps undone. */
  abstract void abandon();

  @Override
  public final synchronized void progress(String task, long done, long total) {
    String shown = DisplayText.inert(task);
    if (boundary.isCrossedBy(task, done, total)) {
      close();
      finished = false;
      begin(shown, total);
    }
    if (finished) {
      return;
    }
    if (done < total) {
      advance(shown, done, total);
    } else {
      finished = true;
      finish(shown, total);
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
