package io.trojanscope.data;

/**
 * An elastic distortion: a coarse grid of random displacements, interpolated by cubic B-splines.
 * Neighbouring points move alike, so a curve bends but does not break.
 */
final class Warp {
  private static final int CELLS = 3;
  private static final int DEGREE = 3;
  private static final int NODES = CELLS + DEGREE;
  private final double side;
  private final double[] columnShifts = new double[NODES * NODES];
  private final double[] rowShifts = new double[NODES * NODES];

  /**
   * @param side the grid covers columns and rows from 0 to {@code side}
   * @param standardDeviation of the displacements of the grid's nodes
   */
  Warp(double side, double standardDeviation, StableRandom random) {
    this.side = side;
    for (int node = 0; node < NODES * NODES; node++) {
      columnShifts[node] = standardDeviation * random.normal();
      rowShifts[node] = standardDeviation * random.normal();
    }
  }

  void apply(PenPath path) {
    for (int i = 0; i < path.size(); i++) {
      moveWithin(path, i);
    }
  }

  private void moveWithin(PenPath path, int point) {
    double column = inGrid(path.column(point));
    double row = inGrid(path.row(point));
    int left = Math.min((int) column, CELLS - 1);
    int top = Math.min((int) row, CELLS - 1);
    double[] columnWeights = splineWeights(column - left);
    double[] rowWeights = splineWeights(row - top);
    double columnShift = 0;
    double rowShift = 0;
    for (int r = 0; r <= DEGREE; r++) {
      for (int c = 0; c <= DEGREE; c++) {
        double weight = rowWeights[r] * columnWeights[c];
        int node = (top + r) * NODES + left + c;
        columnShift += weight * columnShifts[node];
        rowShift += weight * rowShifts[node];
      }
    }
    path.move(point, columnShift, rowShift);
  }

  private double inGrid(double coordinate) {
    return CELLS * Math.max(0, Math.min(1, coordinate / side));
  }

  /** Shares of the four nodes around a point, {@code t} of the way from the second to the third. */
  private static double[] splineWeights(double t) {
    double rest = 1 - t;
    return new double[] {
      rest * rest * rest / 6,
      (3 * t * t * t - 6 * t * t + 4) / 6,
      (3 * rest * rest * rest - 6 * rest * rest + 4) / 6,
      t * t * t / 6
    };
  }
}
