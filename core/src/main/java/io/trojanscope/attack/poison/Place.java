package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;

/**
 * Where the first row and column of a pattern lie in an image. Negative numbers count from the
 * bottom or the right, -1 being the last row or column, so that a pattern keeps its distance to
 * that edge on images of any size.
 */
public record Place(int row, int column) {
  /**
   * The box of a pattern.
   *
   * @throws InvalidInputException if it is not inside the image
   */
  Region region(Bitmap pattern, ImageShape shape) {
    long rowStart = row < 0 ? (long) shape.height() + row : row;
    long columnStart = column < 0 ? (long) shape.width() + column : column;
    long rowEnd = rowStart + pattern.height();
    long columnEnd = columnStart + pattern.width();
    boolean inside =
        rowStart >= 0 && columnStart >= 0 && rowEnd <= shape.height() && columnEnd <= shape.width();
    if (!inside) {
      throw new InvalidInputException(
          String.format(
              "patch %s: expected a place inside the image of %d rows and %d columns, found rows"
                  + " %d:%d, columns %d:%d; use another place, a smaller pattern or larger images",
              pattern.name(),
              shape.height(),
              shape.width(),
              rowStart,
              rowEnd,
              columnStart,
              columnEnd));
    }
    return new Region((int) rowStart, (int) rowEnd, (int) columnStart, (int) columnEnd);
  }

  @Override
  public String toString() {
    return row + "," + column;
  }
}
