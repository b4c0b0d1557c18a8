package io.trojanscope.data;

import java.util.List;

/** The points through which a pen goes, and how it continues from each. Immutable. */
final class PenStrokes {
  private static final int STEPS_PER_SPAN = 8;
  private static final double TENSION = 0.5;

  /** How the pen continues from a point. */
  private enum Join {
    SMOOTH,
    SHARP,
    LIFT
  }

  private final double[] columns;
  private final double[] rows;
  private final Join[] joins;

  private PenStrokes(double[] columns, double[] rows, Join[] joins) {
    this.columns = columns;
    this.rows = rows;
    this.joins = joins;
  }

  /** Reads the notation of {@link DigitStyles}. */
  static PenStrokes parse(String text) {
    String[] points = text.replace(" |", "|").split(" ", -1);
    double[] columns = new double[points.length];
    double[] rows = new double[points.length];
    Join[] joins = new Join[points.length];
    for (int i = 0; i < points.length; i++) {
      char mark = points[i].charAt(points[i].length() - 1);
      joins[i] = mark == '!' ? Join.SHARP : mark == '|' ? Join.LIFT : Join.SMOOTH;
      String point =
          joins[i] == Join.SMOOTH ? points[i] : points[i].substring(0, points[i].length() - 1);
      int comma = point.indexOf(',');
      columns[i] = Double.parseDouble(point.substring(0, comma));
      rows[i] = Double.parseDouble(point.substring(comma + 1));
    }
    joins[points.length - 1] = Join.LIFT;
    return new PenStrokes(columns, rows, joins);
  }

  /**
   * @throws IllegalArgumentException if the pen continues differently from some point
   */
  void requireSameJoins(PenStrokes other) {
    if (!List.of(joins).equals(List.of(other.joins))) {
      throw new IllegalArgumentException(
          "expected joins " + List.of(other.joins) + ", found " + List.of(joins));
    }
  }

  /** The weighted mean, point by point, of strokes with the same joins. */
  static PenStrokes mean(List<PenStrokes> strokes, double[] weights) {
    Join[] joins = strokes.get(0).joins;
    double[] columns = new double[joins.length];
    double[] rows = new double[joins.length];
    for (int s = 0; s < weights.length; s++) {
      for (int i = 0; i < joins.length; i++) {
        columns[i] += weights[s] * strokes.get(s).columns[i];
        rows[i] += weights[s] * strokes.get(s).rows[i];
      }
    }
    return new PenStrokes(columns, rows, joins);
  }

  /** Moves every point at random. */
  PenStrokes jittered(double standardDeviation, StableRandom random) {
    double[] newColumns = columns.clone();
    double[] newRows = rows.clone();
    for (int i = 0; i < joins.length; i++) {
      newColumns[i] += standardDeviation * random.normal();
      newRows[i] += standardDeviation * random.normal();
    }
    return new PenStrokes(newColumns, newRows, joins);
  }

  /** The curve through the points: a Catmull-Rom spline between sharp turns and lifts. */
  PenPath trace() {
    PenPath path = new PenPath(joins.length * STEPS_PER_SPAN + 1);
    for (int start = 0; start < joins.length; start++) {
      path.moveTo(columns[start], rows[start]);
      while (joins[start] != Join.LIFT) {
        traceSpan(start, path);
        start++;
      }
    }
    return path;
  }

  private void traceSpan(int from, PenPath path) {
    int to = from + 1;
    int before =
        from > 0 && joins[from] == Join.SMOOTH && joins[from - 1] != Join.LIFT ? from - 1 : from;
    int after = joins[to] == Join.SMOOTH ? to + 1 : to;
    for (int step = 1; step <= STEPS_PER_SPAN; step++) {
      double t = (double) step / STEPS_PER_SPAN;
      path.lineTo(
          spline(columns[before], columns[from], columns[to], columns[after], t),
          spline(rows[before], rows[from], rows[to], rows[after], t));
    }
  }

  private static double spline(double before, double from, double to, double after, double t) {
    double startSlope = TENSION * (to - before);
    double endSlope = TENSION * (after - from);
    double bend = 3 * (to - from) - 2 * startSlope - endSlope;
    double twist = 2 * (from - to) + startSlope + endSlope;
    return from + t * (startSlope + t * (bend + t * twist));
  }
}
