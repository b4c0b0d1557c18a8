package io.trojanscope.spark;

import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A summary as the text that an executor sends to the driver: a line of {@code results.jsonl}. */
final class SummaryLine {
  private SummaryLine() {}

  static String of(ScanSummary summary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SummaryFiles.content(summary).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("unreachable: no file is written", e);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  static ScanSummary read(String line) {
    return SummaryFiles.read("result of an executor", line.getBytes(StandardCharsets.US_ASCII))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected a summary of this version from an executor, found " + line));
  }
}
