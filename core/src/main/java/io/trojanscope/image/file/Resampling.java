package io.trojanscope.image.file;

/**
 * Weights that bring a line of pixels to another length: bilinear when it grows; when it shrinks, a
 * triangle as wide as two of the new pixels, so that every old pixel counts (as Pillow's {@code
 * resize} with {@code BILINEAR}, and PyTorch's {@code interpolate} with {@code antialias}).
 */
final class Resampling {
  private final int oldLength;
  private final int newLength;
  private final int[] first;
  private final float[][] weights;

  Resampling(int oldLength, int newLength) {
    this.oldLength = oldLength;
    this.newLength = newLength;
    this.first = new int[newLength];
    this.weights = new float[newLength][];
    double scale = oldLength / (double) newLength;
    double reach = Math.max(1, scale);
    for (int i = 0; i < newLength; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - reach + 0.5));
      int end = Math.min(oldLength, (int) (centre + reach + 0.5));
      weights[i] = triangle(centre - first[i] - 0.5, reach, end - first[i]);
    }
  }

  private static float[] triangle(double centre, double reach, int count) {
    double[] heights = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      heights[i] = Math.max(0, 1 - Math.abs(i - centre) / reach);
      sum += heights[i];
    }
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (heights[i] / sum);
    }
    return weights;
  }

  /** A plane of unsigned bytes, row by row, brought to other numbers of rows and columns. */
  static byte[] apply(byte[] plane, Resampling rows, Resampling columns) {
    if (rows.oldLength == rows.newLength && columns.oldLength == columns.newLength) {
      return plane;
    }
    float[] narrow = new float[rows.oldLength * columns.newLength];
    for (int row = 0; row < rows.oldLength; row++) {
      for (int column = 0; column < columns.newLength; column++) {
        int start = row * columns.oldLength + columns.first[column];
        float sum = 0;
        for (float weight : columns.weights[column]) {
          sum += weight * (plane[start++] & 0xff);
        }
        narrow[row * columns.newLength + column] = sum;
      }
    }
    return rows.combine(narrow, columns.newLength);
  }

  private byte[] combine(float[] lines, int width) {
    byte[] result = new byte[newLength * width];
    for (int row = 0; row < newLength; row++) {
      for (int column = 0; column < width; column++) {
        int start = first[row] * width + column;
        float sum = 0;
        for (float weight : weights[row]) {
          sum += weight * lines[start];
          start += width;
        }
        result[row * width + column] = (byte) Math.min(255, Math.round(sum));
      }
    }
    return result;
  }
}
