package io.trojanscope.screen;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;
import org.hipparchus.stat.correlation.Covariance;

/**
 * Quantum entropy (QUE) scores of whitened points: {@code x' Q x / trace(Q)} with {@code Q =
 * exp(alpha (S - I) / (|S| - 1))}, S being the covariance of the points and |S| its greatest
 * eigenvalue (Y. Dong, S. Hopkins, J. Li, "Quantum Entropy Scoring for Fast Robust Mean Estimation
 * and Improved Outlier Detection", NeurIPS 2019). Directions in which the points vary more than
 * they should weigh more.
 *
 * @param scores one per point
 * @param weightedVariance {@code trace(S Q) / trace(Q)}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record QuantumEntropyScores(double[] scores, double weightedVariance) {
  /** The value of the SPECTRE paper. */
  private static final double ALPHA = 4;

  /**
   * @param points points x coordinates, at least 2, of mean 0 and covariance I but for outliers
   */
  static QuantumEntropyScores of(double[][] points) {
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(
            new Covariance(new Array2DRowRealMatrix(points, false)).getCovarianceMatrix());
    double[] variances = eigen.getEigenvalues();
    double[] weights = weights(variances);
    RealVector[] axes =
        IntStream.range(0, weights.length)
            .mapToObj(eigen::getEigenvector)
            .toArray(RealVector[]::new);
    double[] scores =
        Arrays.stream(points).mapToDouble(point -> score(point, axes, weights)).toArray();
    double weighted =
        IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * variances[i]).sum();
    return new QuantumEntropyScores(scores, weighted);
  }

  /** Of sum 1, one per eigenvalue. */
  private static double[] weights(double[] variances) {
    double excess = variances[0] - 1;
    double[] weights =
        Arrays.stream(variances)
            .map(variance -> excess > 0 ? Math.exp(ALPHA * (variance - 1) / excess) : 1)
            .toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static double score(double[] point, RealVector[] axes, double[] weights) {
    RealVector vector = new ArrayRealVector(point, false);
    double score = 0;
    for (int i = 0; i < axes.length; i++) {
      double along = vector.dotProduct(axes[i]);
      score += weights[i] * along * along;
    }
    return score;
  }
}
