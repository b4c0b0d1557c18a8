package io.trojanscope.screen;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Features of labelled images.
 *
 * @param rows images x features, float32
 * @param labels class of each image
 * @param classes number of classes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FeatureMatrix(float[][] rows, int[] labels, int classes) {
  /**
   * @throws IllegalArgumentException if there is no image, or not a label for each
   */
  public FeatureMatrix {
    if (rows.length == 0 || rows.length != labels.length) {
      throw new IllegalArgumentException(
          "expected at least 1 image and a label for each, found %d images and %d labels"
              .formatted(rows.length, labels.length));
    }
  }

  /** Number of images. */
  int images() {
    return rows.length;
  }

  /** Number of features. */
  int features() {
    return rows[0].length;
  }

  /** Indices of the images of a class, ascending. */
  int[] imagesOf(int label) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
  }

  /** Features of some images. */
  double[][] features(int[] images) {
    return Arrays.stream(images).mapToObj(i -> widened(rows[i])).toArray(double[][]::new);
  }

  /** The same numbers in double precision. */
  public static double[] widened(float[] row) {
    double[] wide = new double[row.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = row[k];
    }
    return wide;
  }
}
