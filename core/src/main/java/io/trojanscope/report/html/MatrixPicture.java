package io.trojanscope.report.html;

import java.util.List;
import java.util.Optional;

/**
 * A matrix as a picture, one pixel per cell, with its largest cells in words.
 *
 * @param picture empty if there are too many classes to draw
 */
record MatrixPicture(
    String caption,
    String note,
    String rowsAre,
    String columnsAre,
    Optional<PictureView> picture,
    Optional<LegendView> legend,
    String largestTitle,
    List<Largest> largest)
    implements MatrixFigure {
  record Largest(String row, String column, String value) {}
}
