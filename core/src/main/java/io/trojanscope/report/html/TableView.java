package io.trojanscope.report.html;

import java.util.List;
import java.util.function.Function;

/**
 * A table of texts and numbers.
 *
 * @param folded rows that stand in a fold
 * @param leftOut what is not shown, or empty
 */
record TableView(
    String caption, List<Column> columns, List<Row> rows, List<Row> folded, String leftOut) {
  /**
   * @param number whether it is set flush right
   */
  record Column(String title, boolean number) {
    static Column text(String title) {
      return new Column(title, false);
    }

    static Column number(String title) {
      return new Column(title, true);
    }
  }

  /**
   * @param badge beside the first cell, or empty
   */
  record Row(List<String> cells, String badge) {}

  /**
   * The first items in the open, the next in a fold.
   *
   * @param what the items are called
   */
  static <T> TableView of(
      String caption, List<Column> columns, List<T> items, Function<T, Row> row, String what) {
    ListExcerpt<T> shown = ListExcerpt.first(items, ListExcerpt.FOLDED_ROWS);
    return new TableView(
        caption,
        columns,
        shown.open().stream().map(row).toList(),
        shown.folded().stream().map(row).toList(),
        shown.leftOut(what));
  }
}
