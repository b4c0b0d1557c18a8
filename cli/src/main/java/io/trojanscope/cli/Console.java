package io.trojanscope.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.OptionalInt;

/**
 * Where the command prints.
 *
 * @param out results
 * @param err progress and errors
 * @param progressColumns width of the terminal that {@code err} is; empty if it is none
 */
record Console(PrintWriter out, PrintStream err, OptionalInt progressColumns) {
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  /** Standard error as the launcher found it: it alone can tell whether that is a terminal. */
  static Console of(PrintWriter out) {
    Integer columns = Integer.getInteger("trojanscope.progress.columns");
    return new Console(
        out,
        System.err,
        columns == null
            ? OptionalInt.empty()
            : OptionalInt.of(columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns));
  }

  /** Bars on a terminal, else plain lines. */
  Progress progress() {
    return progressColumns.isPresent()
        ? new BarProgress(err, progressColumns.getAsInt())
        : new PlainProgress(err, System::nanoTime);
  }
}
