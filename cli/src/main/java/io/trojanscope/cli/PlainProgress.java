package io.trojanscope.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines for log files and pipes: one as a task begins, one as it ends, few in between. */
final class PlainProgress extends TaskProgress {
  private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);
  private final PrintStream err;
  private final LongSupplier nanoTime;
  private long begun;
  private long lastLine;
  private RemainingTime remaining = new RemainingTime();

  PlainProgress(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  void begin(String task, long total) {
    begun = nanoTime.getAsLong();
    remaining = new RemainingTime();
    print(task + " ...");
  }

  @Override
  void advance(String task, long done, long total) {
    if (nanoTime.getAsLong() - lastLine >= NANOS_BETWEEN_LINES) {
      String left = remaining.text(seconds(), (double) done / total);
      print(100 * done / total + " %, " + (left.isEmpty() ? "" : left + ", ") + task);
    }
  }

  @Override
  void finish(String task, long total) {
    print(task + ": done in " + TimeText.exact(seconds()));
  }

  @Override
  void abandon() {}

  private double seconds() {
    return (nanoTime.getAsLong() - begun) / 1e9;
  }

  private void print(String line) {
    lastLine = nanoTime.getAsLong();
    err.println(line);
  }
}
