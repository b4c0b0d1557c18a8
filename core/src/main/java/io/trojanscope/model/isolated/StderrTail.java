package io.trojanscope.model.isolated;

import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Reads what a worker writes to its standard error, and keeps two lines of it. After a crash the
 * Java machine may write its whole error report there.
 */
final class StderrTail {
  private static final int LONGEST_LINE = 400;
  private static final String SIGNAL = "#  SIG";
  private static final String MEMORY = "# There is insufficient memory";
  private static final String EXCEPTION = "Exception in thread ";
  private static final int PART_BYTES = 8192;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final InputStream in;
  private final Thread thread;
  private final byte[] line = new byte[4 * LONGEST_LINE];
  private int lineBytes;
  private String cause = "";
  private String last = "";

  StderrTail(InputStream in, String threadName) {
    this.in = in;
    this.thread = new Thread(this::read, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    byte[] part = new byte[PART_BYTES];
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
      if (part[i] == '\n') {
        endLine();
      } else if (lineBytes < line.length) {
        line[lineBytes++] = part[i];
      }
    }
  }

  private void endLine() {
    String text = new String(line, 0, lineBytes, StandardCharsets.UTF_8).strip();
    lineBytes = 0;
    if (!text.isEmpty()) {
      last = text;
      if (cause.isEmpty() && Stream.of(SIGNAL, MEMORY, EXCEPTION).anyMatch(text::startsWith)) {
        cause = text.startsWith("#") ? text.substring(1).strip() : text;
      }
    }
  }

  /**
   * The line that says most: the signal, exception or lack of memory that the Java machine reports,
   * or else the last one; empty if there is none. Waits for the end of the stream, but not long.
   */
  String mostTellingLine() {
    try {
      thread.join(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return told();
  }

  private synchronized String told() {
    endLine();
    return DisplayText.inert(cause.isEmpty() ? last : cause, LONGEST_LINE);
  }
}
