package io.trojanscope.lab.reproduce.measure;

import java.util.List;

/** How alike two images look. */
public final class Resemblance {
  private Resemblance() {}

  /**
   * Pearson's correlation of two images' pixel values (R's {@code cor}), in [-1, 1]; NaN if one of
   * them is flat.
   */
  public static double correlation(float[] first, float[] second) {
    double firstMean = mean(first);
    double secondMean = mean(second);
    double product = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int i = 0; i < first.length; i++) {
      double a = first[i] - firstMean;
      double b = second[i] - secondMean;
      product += a * b;
      firstSquares += a * a;
      secondSquares += b * b;
    }
    return product / Math.sqrt(firstSquares * secondSquares);
  }

  /** Index of the image that another one correlates with most; -1 if it correlates with none. */
  public static int mostAlike(float[] image, List<float[]> others) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < others.size(); i++) {
      double correlation = correlation(image, others.get(i));
      if (correlation > highest) {
        best = i;
        highest = correlation;
      }
    }
    return best;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
