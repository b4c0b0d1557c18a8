package io.trojanscope.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws a bar: the share that is done, the time that is left or was needed, and what is being done
 * now.
 */
final class BarRenderer implements ProgressBarRenderer {
  private static final int BAR = 20;
  private static final int MILLIS = 1000;

  private final char full;
  private final char empty;
  private final RemainingTime remaining = new RemainingTime();

  BarRenderer(boolean blocks) {
    this.full = blocks ? '█' : '=';
    this.empty = blocks ? '░' : '-';
  }

  @Override
  public String render(ProgressState progress, int columns) {
    double share = (double) progress.getCurrent() / progress.getMax();
    double seconds = (double) progress.getTotalElapsed().toMillis() / MILLIS;
    String time =
        share == 1 ? "done in " + TimeText.exact(seconds) : remaining.text(seconds, share);
    int filled = (int) (share * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "%3d %% %s%s %-11s %s",
            (int) (100 * share),
            String.valueOf(full).repeat(filled),
            String.valueOf(empty).repeat(BAR - filled),
            time,
            progress.getExtraMessage());
    return line.length() <= columns ? line : line.substring(0, columns);
  }
}
