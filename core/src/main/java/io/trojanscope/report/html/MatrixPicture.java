package io.trojanscope.report.html;

import java.util.List;

/**
 * A matrix as a picture, one pixel per cell.
 *
 * @param largest the largest cells off the diagonal; empty where they are shown elsewhere
 */
record MatrixPicture(
    String caption,
    String note,
    String rowsAre,
    String columnsAre,
    PictureView picture,
    LegendView legend,
    List<Largest> largest)
    implements MatrixFigure {
  record Largest(String row, String column, String value) {}
}
