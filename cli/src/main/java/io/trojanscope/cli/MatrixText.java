package io.trojanscope.cli;

import io.trojanscope.evaluate.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Confusion matrices as plain text. */
final class MatrixText {
  private MatrixText() {}

  /**
   * A line per true class, under its name, and a column per predicted class, under its number; both
   * in the order of the classes.
   */
  static String of(ConfusionMatrix matrix, ClassText classes) {
    List<String> numbers =
        IntStream.range(0, matrix.counts().size()).mapToObj(String::valueOf).toList();
    List<String> names = IntStream.range(0, numbers.size()).mapToObj(classes::of).toList();
    List<List<String>> rows = new ArrayList<>(List.of(numbers));
    matrix.counts().forEach(row -> rows.add(row.stream().map(String::valueOf).toList()));
    int width = widest(rows.stream().flatMap(List::stream).toList());
    int nameWidth = widest(names);
    return IntStream.range(0, rows.size())
        .mapToObj(row -> line(row == 0 ? "" : names.get(row - 1), nameWidth, rows.get(row), width))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(1);
  }

  private static String line(String name, int nameWidth, List<String> cells, int width) {
    return "  "
        + name
        + " ".repeat(nameWidth - name.length())
        + cells.stream()
            .map(cell -> "  " + " ".repeat(width - cell.length()) + cell)
            .collect(Collectors.joining());
  }
}
