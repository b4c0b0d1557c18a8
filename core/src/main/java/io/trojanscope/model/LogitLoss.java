package io.trojanscope.model;

/**
 * A loss per image that is a weighted sum of the logits z and their log-sum-exp: {@code J(z) = a
 * LSE(z) + sum_k w_k z_k}. Cross-entropy is {@code LSE(z) - z_t}; the pair loss {@code CE_t - CE_s}
 * is {@code z_s - z_t}, since the log-sum-exp cancels.
 */
public final class LogitLoss {
  private final int count;
  private final int classes;
  private final float[] logSumExpWeights;
  private final float[] logitWeights;

  /**
   * @param classes number of classes
   * @param logSumExpWeights a, one per image
   * @param logitWeights w, row by row: images x classes
   * @throws IllegalArgumentException if the numbers of weights do not fit together
   */
  public LogitLoss(int classes, float[] logSumExpWeights, float[] logitWeights) {
    this.count = logSumExpWeights.length;
    this.classes = classes;
    if (logitWeights.length != (long) count * classes) {
      throw new IllegalArgumentException(
          "expected " + count + " x " + classes + " weights, found " + logitWeights.length);
    }
    this.logSumExpWeights = logSumExpWeights;
    this.logitWeights = logitWeights;
  }

  /** Cross-entropy against each image's target: falls as the target becomes more likely. */
  public static LogitLoss crossEntropy(int classes, int... targets) {
    return signedCrossEntropy(classes, 1f, targets);
  }

  /** Minus the cross-entropy: falls as each image's own class becomes less likely. */
  public static LogitLoss negativeCrossEntropy(int classes, int... labels) {
    return signedCrossEntropy(classes, -1f, labels);
  }

  /**
   * {@code CE_target - CE_source}, equation 2 of the paper.
   *
   * @param sources source class of each image
   * @param targets target class of each image
   * @throws IllegalArgumentException if there is not one source for each target
   */
  public static LogitLoss pair(int classes, int[] sources, int[] targets) {
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          "expected a source for each of " + targets.length + " targets, found " + sources.length);
    }
    float[] weights = new float[Math.multiplyExact(targets.length, classes)];
    for (int i = 0; i < targets.length; i++) {
      weights[i * classes + sources[i]] += 1f;
      weights[i * classes + targets[i]] -= 1f;
    }
    return new LogitLoss(classes, new float[targets.length], weights);
  }

  private static LogitLoss signedCrossEntropy(int classes, float sign, int... targets) {
    float[] logSumExp = new float[targets.length];
    float[] weights = new float[Math.multiplyExact(targets.length, classes)];
    for (int i = 0; i < targets.length; i++) {
      logSumExp[i] = sign;
      weights[i * classes + targets[i]] = -sign;
    }
    return new LogitLoss(classes, logSumExp, weights);
  }

  /** Number of images. */
  public int count() {
    return count;
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** a, one per image; not a copy. */
  public float[] logSumExpWeights() {
    return logSumExpWeights;
  }

  /** w, images x classes, row by row; not a copy. */
  public float[] logitWeights() {
    return logitWeights;
  }
}
