package io.trojanscope.screen;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * A change of coordinates after which points of a given mean and covariance have mean 0 and
 * covariance I. Directions of less variance than a small share of the greatest count as having that
 * share.
 *
 * @param axes coordinates x features: each row an eigenvector over the square root of its
 *     eigenvalue
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Whitening(double[] center, double[][] axes) {
  private static final double LEAST_SHARE = 1e-6;

  /**
   * @param covariance symmetric
   */
  static Whitening of(double[] center, RealMatrix covariance) {
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
    double[] variances = eigen.getEigenvalues();
    double least = Math.max(LEAST_SHARE * variances[0], Double.MIN_NORMAL);
    double[][] axes = new double[variances.length][];
    for (int i = 0; i < axes.length; i++) {
      double scale = 1 / Math.sqrt(Math.max(variances[i], least));
      axes[i] = eigen.getEigenvector(i).mapMultiply(scale).toArray();
    }
    return new Whitening(center, axes);
  }

  /** The points in the new coordinates. */
  double[][] applied(double[][] points) {
    double[][] white = new double[points.length][axes.length];
    for (int i = 0; i < points.length; i++) {
      for (int axis = 0; axis < axes.length; axis++) {
        white[i][axis] = along(points[i], axes[axis]);
      }
    }
    return white;
  }

  private double along(double[] point, double[] axis) {
    double sum = 0;
    for (int k = 0; k < point.length; k++) {
      sum += (point[k] - center[k]) * axis[k];
    }
    return sum;
  }
}
