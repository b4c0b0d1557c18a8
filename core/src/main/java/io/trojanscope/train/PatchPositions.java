package io.trojanscope.train;

import io.trojanscope.graph.Tensor;
import java.util.List;

/**
 * Where each patch of an image lies, as sines and cosines of its column and its row (Vaswani et al.
 * 2017, in two dimensions as Beyer et al. 2022).
 */
final class PatchPositions {
  private static final double LONGEST = 10_000;

  private PatchPositions() {}

  /**
   * One vector for each patch, row by row: the sines and cosines of the column, then of the row.
   *
   * @param width values of a vector, a multiple of 4
   * @return 1 x patches x width
   */
  static Tensor of(int rows, int columns, int width) {
    Tensor positions = Tensor.zeros(List.of(1, rows * columns, width));
    int waves = width / 4;
    for (int patch = 0; patch < rows * columns; patch++) {
      int x = patch % columns;
      int y = patch / columns;
      for (int wave = 0; wave < waves; wave++) {
        double frequency = StrictMath.pow(LONGEST, -wave / (waves - 1.0));
        double column = x * frequency;
        double row = y * frequency;
        float[] values = positions.floats();
        int start = patch * width + wave;
        values[start] = (float) StrictMath.sin(column);
        values[start + waves] = (float) StrictMath.cos(column);
        values[start + 2 * waves] = (float) StrictMath.sin(row);
        values[start + 3 * waves] = (float) StrictMath.cos(row);
      }
    }
    return positions;
  }
}
