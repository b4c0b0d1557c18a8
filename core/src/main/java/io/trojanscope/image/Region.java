package io.trojanscope.image;

/**
 * A box of pixels: rows {@code rowStart} to {@code rowEnd - 1}, columns {@code columnStart} to
 * {@code columnEnd - 1}, counted from the top left, in pixels.
 *
 * @param rowStart first row, at least 0
 * @param rowEnd one past the last row
 * @param columnStart first column, at least 0
 * @param columnEnd one past the last column
 */
public record Region(int rowStart, int rowEnd, int columnStart, int columnEnd) {
  /**
   * @throws IllegalArgumentException if the box is empty or begins before row or column 0
   */
  public Region {
    if (rowStart < 0 || columnStart < 0 || rowEnd <= rowStart || columnEnd <= columnStart) {
      throw new IllegalArgumentException(
          "expected a box of at least one pixel, found rows "
              + rowStart
              + ":"
              + rowEnd
              + ", columns "
              + columnStart
              + ":"
              + columnEnd);
    }
  }

  /** Number of pixels. */
  public long area() {
    return (long) (rowEnd - rowStart) * (columnEnd - columnStart);
  }

  /** Number of pixels that both boxes contain. */
  public long sharedArea(Region other) {
    long rows = Math.min(rowEnd, other.rowEnd) - (long) Math.max(rowStart, other.rowStart);
    long columns =
        Math.min(columnEnd, other.columnEnd) - (long) Math.max(columnStart, other.columnStart);
    return Math.max(0, rows) * Math.max(0, columns);
  }

  /** Intersection over union with another box: from 0 (no pixel in common) to 1 (the same box). */
  public double iou(Region other) {
    long shared = sharedArea(other);
    return shared / (double) (area() + other.area() - shared);
  }
}
