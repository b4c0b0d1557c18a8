package io.trojanscope.report.export;

import io.trojanscope.text.DisplayText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file (RFC 4180, UTF-8). */
final class CsvLine {
  private CsvLine() {}

  static byte[] of(List<String> cells) {
    return (cells.stream().map(CsvLine::quoted).collect(Collectors.joining(",")) + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  /**
   * A text from outside, inert; with an apostrophe before what a spreadsheet would take for a
   * formula.
   */
  static String text(String text) {
    String inert = DisplayText.inert(text);
    return inert.matches("[=+\\-@].*") ? "'" + inert : inert;
  }
}
