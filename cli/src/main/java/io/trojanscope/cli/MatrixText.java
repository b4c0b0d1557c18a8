package io.trojanscope.cli;

import io.trojanscope.evaluate.ConfusionMatrix;
import java.util.List;
import java.util.stream.Collectors;

/** Confusion matrices as plain text. */
final class MatrixText {
  private MatrixText() {}

  /** A line per true class, a column per predicted class, both in the order of the classes. */
  static String of(ConfusionMatrix matrix) {
    int width =
        matrix.counts().stream()
            .flatMap(List::stream)
            .mapToInt(count -> count.toString().length())
            .max()
            .orElse(1);
    return matrix.counts().stream()
        .map(row -> "  " + line(row, width))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(List<Long> row, int width) {
    return row.stream()
        .map(count -> " ".repeat(width - count.toString().length()) + count)
        .collect(Collectors.joining(" "));
  }
}
