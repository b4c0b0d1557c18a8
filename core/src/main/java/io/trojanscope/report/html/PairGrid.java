package io.trojanscope.report.html;

import java.util.List;
import java.util.Optional;

/**
 * Maps of all class pairs: a row per source, a column per predicted class.
 *
 * @param longNames whether the column heads need to stand upright
 */
record PairGrid(String caption, boolean longNames, List<String> columns, List<Row> rows) {
  record Row(String label, List<Cell> cells) {}

  /**
   * @param figure the number over the map, or empty
   * @param peak whether the pair's distance is the largest
   */
  record Cell(String figure, Optional<PictureView> picture, boolean peak) {}
}
