package io.trojanscope.model.isolated;

import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what a worker writes to its standard error, and keeps the end of it. */
final class StderrTail {
  private static final int LONGEST_LINE = 400;
  private static final String SIGNAL = "#  SIG";
  private static final String EXCEPTION = "Exception in thread ";
  private static final int KEPT_BYTES = 8192;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final InputStream in;
  private final Thread thread;
  private final byte[] kept = new byte[KEPT_BYTES];
  private long total;

  StderrTail(InputStream in, String threadName) {
    this.in = in;
    this.thread = new Thread(this::read, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    byte[] part = new byte[KEPT_BYTES];
    try (in) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        keep(part, count);
      }
    } catch (IOException e) {
      // The worker is gone; what it wrote before is kept.
    }
  }

  private synchronized void keep(byte[] part, int count) {
    for (int i = 0; i < count; i++) {
      kept[(int) (total++ % KEPT_BYTES)] = part[i];
    }
  }

  /**
   * The line that says most: the signal or exception that the Java machine reports, or else the
   * last one; empty if there is none. Waits for the end of the stream, but not long.
   */
  String mostTellingLine() {
    try {
      thread.join(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<String> lines =
        text()
            .lines()
            .map(line -> DisplayText.inert(line.strip(), LONGEST_LINE))
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.stream()
        .filter(line -> line.startsWith(SIGNAL) || line.startsWith(EXCEPTION))
        .findFirst()
        .map(line -> line.startsWith(SIGNAL) ? line.substring(1).strip() : line)
        .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
  }

  private synchronized String text() {
    int start = (int) (total % KEPT_BYTES);
    String end = new String(kept, 0, start, StandardCharsets.UTF_8);
    return total < KEPT_BYTES
        ? end
        : new String(kept, start, KEPT_BYTES - start, StandardCharsets.UTF_8) + end;
  }
}
