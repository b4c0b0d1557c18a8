package io.trojanscope.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** Draws a bar: the share that is done, the time that is left, and what is being done now. */
final class BarRenderer implements ProgressBarRenderer {
  private static final int BAR = 20;
  private static final int MILLIS = 1000;

  private final char full;
  private final char empty;

  BarRenderer(boolean blocks) {
    this.full = blocks ? '█' : '=';
    this.empty = blocks ? '░' : '-';
  }

  @Override
  public String render(ProgressState progress, int columns) {
    double share = (double) progress.getCurrent() / progress.getMax();
    String left = TimeText.left((double) progress.getTotalElapsed().toMillis() / MILLIS, share);
    int filled = (int) (share * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "%3d %% %s%s %-11s %s",
            (int) (100 * share),
            String.valueOf(full).repeat(filled),
            String.valueOf(empty).repeat(BAR - filled),
            left,
            progress.getExtraMessage());
    return line.length() <= columns ? line : line.substring(0, columns);
  }
}
