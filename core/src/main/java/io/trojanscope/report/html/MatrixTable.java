package io.trojanscope.report.html;

import java.util.List;

/**
 * A matrix as a table with numbers.
 *
 * @param rowsAre what a row stands for
 * @param columnsAre what a column stands for
 * @param longNames whether the column heads need to stand upright
 */
record MatrixTable(
    String caption,
    String note,
    String rowsAre,
    String columnsAre,
    boolean longNames,
    List<String> columns,
    List<Row> rows)
    implements MatrixFigure {
  record Row(String label, List<Cell> cells) {}

  /**
   * @param kind style class
   * @param shade strength of the cell's colour, from 0 to 1
   */
  record Cell(String text, String kind, String shade) {}
}
