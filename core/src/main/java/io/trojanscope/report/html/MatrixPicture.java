package io.trojanscope.report.html;

import java.util.List;
import java.util.Optional;

/**
 * A matrix as a picture, one pixel per cell.
 *
 * @param largest the largest cells off the diagonal; empty where they are shown elsewhere
 * @param picture empty if there are too many classes to draw
 */
record MatrixPicture(
    String caption,
    String note,
    String rowsAre,
    String columnsAre,
    Optional<PictureView> picture,
    Optional<LegendView> legend,
    List<Largest> largest)
    implements MatrixFigure {
  record Largest(String row, String column, String value) {}
}
