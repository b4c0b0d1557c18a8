package io.trojanscope.repair;

/** The largest singular value of a small matrix. */
final class LargestSingularValue {
  /** After so many squarings the relative error is below 1e-5 for a thousand rows. */
  private static final int SQUARINGS = 20;

  private LargestSingularValue() {}

  /**
   * The square root of the largest eigenvalue of the Gram matrix G, which is the limit of {@code
   * trace(G^p)^(1/p)}.
   *
   * @param values row by row
   * @param start index of the first value
   */
  static double of(float[] values, int start, int rows, int columns) {
    double[][] power = gram(values, start, rows, columns);
    double logarithm = 0;
    for (int squaring = 0; squaring <= SQUARINGS; squaring++) {
      double trace = trace(power);
      if (trace == 0) {
        return 0;
      }
      logarithm += Math.log(trace) / (1L << squaring);
      power = squared(power, trace);
    }
    return Math.exp(logarithm / 2);
  }

  /** Over the shorter side. */
  private static double[][] gram(float[] values, int start, int rows, int columns) {
    boolean ofRows = rows < columns;
    int size = Math.min(rows, columns);
    double[][] gram = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          sum +=
              ofRows
                  ? (double) values[start + i * columns + k] * values[start + j * columns + k]
                  : (double) values[start + k * columns + i] * values[start + k * columns + j];
        }
        gram[i][j] = sum;
      }
    }
    return gram;
  }

  private static double trace(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += matrix[i][i];
    }
    return sum;
  }

  /** The square of the matrix divided by its trace; symmetric as that is. */
  private static double[][] squared(double[][] matrix, double trace) {
    int size = matrix.length;
    double[][] square = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          sum += matrix[i][k] / trace * (matrix[k][j] / trace);
        }
        square[i][j] = sum;
        square[j][i] = sum;
      }
    }
    return square;
  }
}
