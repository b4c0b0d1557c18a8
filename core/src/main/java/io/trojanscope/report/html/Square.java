package io.trojanscope.report.html;

import java.util.Arrays;

/**
 * A square of values by class.
 *
 * @param values row by row; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Square(int classes, double[] values) {
  interface Values {
    double at(int row, int column);
  }

  static Square of(int classes, Values source) {
    double[] values = new double[Math.multiplyExact(classes, classes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.at(i / classes, i % classes);
    }
    return new Square(classes, values);
  }

  double at(int row, int column) {
    return values[row * classes + column];
  }

  /** Each value as a share of its row's sum; 0 in rows without anything. */
  Square shareOfRow() {
    double[] sums = new double[classes];
    for (int i = 0; i < values.length; i++) {
      sums[i / classes] += values[i];
    }
    return of(classes, (row, column) -> sums[row] > 0 ? at(row, column) / sums[row] : 0);
  }

  /** The greatest value; 0 if there is none above. */
  double greatest() {
    return Arrays.stream(values).filter(value -> value > 0).max().orElse(0);
  }
}
