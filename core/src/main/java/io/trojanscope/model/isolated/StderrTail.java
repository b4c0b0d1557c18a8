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
  private byte[] line = new byte[4 * LONGEST_LINE];
  private int lineBytes;
  private byte[] last = new byte[4 * LONGEST_LINE];
  private int lastBytes;
  private String cause = "";

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
    if (cause.isEmpty() && lineBytes > 0 && (line[0] == '#' || line[0] == EXCEPTION.charAt(0))) {
      String text = text(line, lineBytes);
      if (Stream.of(SIGNAL, MEMORY, EXCEPTION).anyMatch(text::startsWith)) {
        cause = line[0] == '#' ? text.substring(1).strip() : text;
      }
    }
    if (!isBlank()) {
      byte[] free = last;
      last = line;
      lastBytes = lineBytes;
      line = free;
    }
    lineBytes = 0;
  }

  private boolean isBlank() {
    for (int i = 0; i < lineBytes; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] line, int bytes) {
    return new String(line, 0, bytes, StandardCharsets.UTF_8).strip();
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
    return DisplayText.inert(cause.isEmpty() ? text(last, lastBytes) : cause, LONGEST_LINE);
  }
}
