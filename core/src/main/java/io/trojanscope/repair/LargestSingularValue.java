package io.trojanscope.repair;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** The largest singular value of a small matrix. */
final class LargestSingularValue {
  private LargestSingularValue() {}

  /**
   * The spectral norm.
   *
   * @param values row by row
   * @param start index of the first value
   */
  static double of(float[] values, int start, int rows, int columns) {
    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.setEntry(i, j, values[start + i * columns + j]);
      }
    }
    return new SingularValueDecomposition(matrix).getNorm();
  }
}
