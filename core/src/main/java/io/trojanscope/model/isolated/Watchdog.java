package io.trojanscope.model.isolated;

import java.util.List;

/** Kills worker processes that are past a limit. */
final class Watchdog implements AutoCloseable {
  private static final long PERIOD_MILLIS = 100;

  private final List<WorkerProcess> processes;
  private final WorkerLimits limits;
  private final long start = System.nanoTime();
  private final Thread thread = new Thread(this::watch, "worker-watchdog");

  /** Watches over processes from now on. */
  Watchdog(List<WorkerProcess> processes, WorkerLimits limits) {
    this.processes = processes;
    this.limits = limits;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        processes.forEach(WorkerProcess::enforceLimits);
        if (System.nanoTime() - start > limits.total().toNanos()) {
          processes.forEach(process -> process.kill(overTotal()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String overTotal() {
    return "expected an answer within "
        + WorkerLimits.text(limits.total())
        + " in total, found none; raise the total time limit if the model is only slow";
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
