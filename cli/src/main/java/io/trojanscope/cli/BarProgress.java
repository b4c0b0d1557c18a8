package io.trojanscope.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on a terminal for each piece of work, without colours. */
final class BarProgress extends TaskProgress {
  private static final int MILLIS_BETWEEN_UPDATES = 200;
  private final PrintStream err;
  private final int columns;
  private ProgressBar bar;

  BarProgress(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  @Override
  void begin(String task, long total) {
    // The width is given because the library would ask standard input for it, not standard error.
    bar =
        new ProgressBarBuilder()
            .setInitialMax(total)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
            .setRenderer(new BarRenderer(hasBlocks()))
            .setConsumer(new OneLine(err, columns - 1))
            .build();
    bar.setExtraMessage(task);
  }

  @Override
  void advance(String task, long done, long total) {
    bar.setExtraMessage(task);
    bar.stepTo(done);
  }

  @Override
  void finish(String task, long total) {
    bar.setExtraMessage(task);
    bar.stepTo(total);
    abandon();
  }

  @Override
  void abandon() {
    // An interrupted thread would not wait for the last line to be drawn.
    boolean interrupted = Thread.interrupted();
    bar.close();
    err.println();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the end of the line to us: the library forgets it for a bar that is closed at once. */
  private static final class OneLine extends ConsoleProgressBarConsumer {
    OneLine(PrintStream out, int columns) {
      super(out, columns);
    }

    @Override
    public void close() {}
  }

  private static boolean hasBlocks() {
    Charset charset = Charset.forName(System.getProperty("native.encoding"));
    return charset.newEncoder().canEncode('█');
  }
}
