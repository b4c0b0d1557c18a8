package io.trojanscope.data;

import java.util.Arrays;

/** A line of the pen: points joined by straight segments, except where the pen is lifted. */
final class PenPath {
  private final double[] columns;
  private final double[] rows;
  private final boolean[] drawnTo;
  private int size;

  /**
   * @param capacity most points it will take
   */
  PenPath(int capacity) {
    columns = new double[capacity];
    rows = new double[capacity];
    drawnTo = new boolean[capacity];
  }

  void moveTo(double column, double row) {
    add(column, row, false);
  }

  void lineTo(double column, double row) {
    add(column, row, true);
  }

  private void add(double column, double row, boolean drawn) {
    columns[size] = column;
    rows[size] = row;
    drawnTo[size++] = drawn;
  }

  int size() {
    return size;
  }

  double column(int point) {
    return columns[point];
  }

  double row(int point) {
    return rows[point];
  }

  /** Whether a segment leads to the point from the one before. */
  boolean drawnTo(int point) {
    return drawnTo[point];
  }

  void move(int point, double columnShift, double rowShift) {
    columns[point] += columnShift;
    rows[point] += rowShift;
  }

  /** Maps every point to {@code (a * column + b * row, c * column + d * row)}. */
  void transform(double a, double b, double c, double d) {
    for (int i = 0; i < size; i++) {
      double column = columns[i];
      columns[i] = a * column + b * rows[i];
      rows[i] = c * column + d * rows[i];
    }
  }

  void translate(double columnShift, double rowShift) {
    for (int i = 0; i < size; i++) {
      move(i, columnShift, rowShift);
    }
  }

  /** Length of the longer side of the box around the points. */
  double extent() {
    return Math.max(extent(columns), extent(rows));
  }

  private double extent(double[] values) {
    return Arrays.stream(values, 0, size).max().orElse(0)
        - Arrays.stream(values, 0, size).min().orElse(0);
  }

  double meanColumn() {
    return Arrays.stream(columns, 0, size).sum() / size;
  }

  double meanRow() {
    return Arrays.stream(rows, 0, size).sum() / size;
  }
}
