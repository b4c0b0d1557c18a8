package io.trojanscope.attack.poison;

import io.trojanscope.spec.ImageShape;

/** Gaussian blur; pixels behind the border are those of the border. */
final class Blur {
  private Blur() {}

  /**
   * @param image CHW; left as it is
   * @param sigma in pixels, above 0; the kernel reaches three of them
   */
  static double[] gaussian(float[] image, ImageShape shape, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double distance = (k - reach) / sigma;
      weights[k] = StrictMath.exp(-0.5 * distance * distance);
      sum += weights[k];
    }
    double[] values = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      values[i] = image[i] / (sum * sum);
    }
    return pass(pass(values, shape, weights, 0, 1), shape, weights, 1, 0);
  }

  private static double[] pass(
      double[] image, ImageShape shape, double[] weights, int down, int right) {
    int reach = weights.length / 2;
    double[] result = new double[image.length];
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          double sum = 0;
          for (int k = -reach; k <= reach; k++) {
            int row = Math.max(0, Math.min(shape.height() - 1, y + k * down));
            int column = Math.max(0, Math.min(shape.width() - 1, x + k * right));
            sum += weights[k + reach] * image[shape.index(c, row, column)];
          }
          result[shape.index(c, y, x)] = sum;
        }
      }
    }
    return result;
  }
}
