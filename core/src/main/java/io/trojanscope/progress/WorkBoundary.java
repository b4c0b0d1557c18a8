package io.trojanscope.progress;

/** Finds out where one piece of work ends and the next begins; see {@link ProgressListener}. */
public final class WorkBoundary {
  private String task = "";
  private long done;
  private long total;

  /** Whether a report begins new work; the first one does. */
  public boolean isCrossedBy(String taskNow, long doneNow, long totalNow) {
    boolean finished = done == total;
    boolean repeated = taskNow.equals(task) && doneNow == done && totalNow == total;
    boolean crossed = totalNow != total || doneNow < done || (finished && !repeated);
    task = taskNow;
    done = doneNow;
    total = totalNow;
    return crossed;
  }
}
