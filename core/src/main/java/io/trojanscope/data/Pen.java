package io.trojanscope.data;

/** Draws lines on a canvas, anti-aliased. */
final class Pen {
  private final int height;
  private final int width;
  private final float[] coverage;

  Pen(int height, int width) {
    this.height = height;
    this.width = width;
    coverage = new float[height * width];
  }

  /** Share of each pixel that is covered, row by row, from 0 to 1; not a copy. */
  float[] coverage() {
    return coverage;
  }

  /**
   * Draws a path whose width changes evenly from its start to its end.
   *
   * @param path in pixels; pixel (0, 0) lies between 0 and 1
   * @param startRadius half the width at the start, in pixels
   * @param endRadius half the width at the end, in pixels
   * @param softness width of the edge over which the line fades, in pixels: 1 is sharp
   */
  void draw(PenPath path, double startRadius, double endRadius, double softness) {
    for (int i = 1; i < path.size(); i++) {
      if (path.drawnTo(i)) {
        double share = (double) i / path.size();
        double radius = startRadius + (endRadius - startRadius) * share;
        drawSegment(path, i, radius + softness / 2, softness);
      }
    }
  }

  /**
   * @param reach distance from the segment at which the line has faded
   */
  private void drawSegment(PenPath path, int end, double reach, double softness) {
    double top = Math.min(path.row(end - 1), path.row(end)) - reach;
    double bottom = Math.max(path.row(end - 1), path.row(end)) + reach;
    double left = Math.min(path.column(end - 1), path.column(end)) - reach;
    double right = Math.max(path.column(end - 1), path.column(end)) + reach;
    for (int row = Math.max(0, (int) top); row < Math.min(height, bottom); row++) {
      for (int column = Math.max(0, (int) left); column < Math.min(width, right); column++) {
        double distance = distance(path, end, column + 0.5, row + 0.5);
        int pixel = row * width + column;
        float covered = (float) Math.min(1, (reach - distance) / softness);
        coverage[pixel] = Math.max(coverage[pixel], covered);
      }
    }
  }

  /** Distance of a place from the segment that leads to a point of the path. */
  private static double distance(PenPath path, int end, double column, double row) {
    double alongColumns = path.column(end) - path.column(end - 1);
    double alongRows = path.row(end) - path.row(end - 1);
    double columns = column - path.column(end - 1);
    double rows = row - path.row(end - 1);
    double squaredLength = alongColumns * alongColumns + alongRows * alongRows;
    double projection = columns * alongColumns + rows * alongRows;
    double share = squaredLength > 0 ? Math.max(0, Math.min(1, projection / squaredLength)) : 0;
    double columnGap = columns - share * alongColumns;
    double rowGap = rows - share * alongRows;
    return Math.sqrt(columnGap * columnGap + rowGap * rowGap);
  }
}
