package io.trojanscope.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines for log files and pipes: one as a task begins, one as it ends, few in between. */
final class PlainProgress extends TaskProgress {
  private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);
  private final PrintStream err;
  private final LongSupplier nanoTime;
  private long begun;
  private long lastLine;

  PlainProgress(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  void begin(String task, long total) {
    begun = nanoTime.getAsLong();
    print(task + " ...");
  }

  @Override
  void advance(String task, long done, long total) {
    if (nanoTime.getAsLong() - lastLine >= NANOS_BETWEEN_LINES) {
      String left = TimeText.left(seconds(), (double) done / total);
      print(100 * done / total + " %, " + (left.isEmpty() ? "" : left + ", ") + task);
    }
  }

  @Override
  void finish(String task, long total) {
    print(String.format(Locale.ROOT, "%s: done in %.1f s", task, seconds()));
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
