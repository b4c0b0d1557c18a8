package io.trojanscope.screen;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.correlation.Covariance;

/**
 * How much the features of each class vary around the mean of the class.
 *
 * @param means of the classes
 * @param scatters sums of the squared deviations, features x features, one per class
 * @param counts images of each class
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ClassSpread(double[][] means, List<RealMatrix> scatters, int[] counts) {
  /**
   * @param imagesOf indices of the images of each class to measure, at least 2 each
   */
  static ClassSpread of(FeatureMatrix features, List<int[]> imagesOf) {
    double[][] means = new double[imagesOf.size()][];
    int[] counts = new int[imagesOf.size()];
    List<RealMatrix> scatters = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      double[][] rows = features.features(imagesOf.get(i));
      counts[i] = rows.length;
      means[i] = mean(rows);
      scatters.add(
          new Covariance(new Array2DRowRealMatrix(rows, false), false)
              .getCovarianceMatrix()
              .scalarMultiply(rows.length));
    }
    return new ClassSpread(means, scatters, counts);
  }

  static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= rows.length;
    }
    return mean;
  }

  /** Coordinates in which the other classes vary by 1 around their means, and a class lies at 0. */
  List<Whitening> byOtherClasses() {
    RealMatrix all = scatters.get(0);
    long images = counts[0];
    for (int i = 1; i < counts.length; i++) {
      all = all.add(scatters.get(i));
      images += counts[i];
    }
    List<Whitening> whitenings = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      RealMatrix ofOthers =
          all.subtract(scatters.get(i)).scalarMultiply(1.0 / (images - counts[i]));
      whitenings.add(Whitening.of(means[i], ofOthers));
    }
    return whitenings;
  }
}
