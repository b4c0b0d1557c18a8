package io.trojanscope.detect.pairs;

/**
 * How the smallest trigger of a pair is searched.
 *
 * @param imagesPerPair images of the source class; the same ones in every step
 * @param steps of Adam
 * @param pairsPerBatch pairs whose images the model sees at once
 * @param learningRate of Adam, whose betas are 0.5 and 0.9
 * @param firstPenalty weight of the mask's L1 norm at the start
 * @param patience steps in a row, all successes or all failures, that change the penalty
 * @param raise factor of the penalty after successes
 * @param cut divisor of the penalty after failures
 * @param success least share of the images that a trigger misclassifies as the target
 * @param seed of the starting masks and patterns
 */
public record PairSearchConfig(
    int imagesPerPair,
    int steps,
    int pairsPerBatch,
    double learningRate,
    double firstPenalty,
    int patience,
    double raise,
    double cut,
    double success,
    long seed) {
  public PairSearchConfig {
    if (imagesPerPair < 1 || steps < 1 || pairsPerBatch < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "expected images, steps, pairs and patience of at least 1, found %d, %d, %d and %d"
              .formatted(imagesPerPair, steps, pairsPerBatch, patience));
    }
  }

  /**
   * Neural Cleanse with a faster schedule: on small residual networks of CIFAR-10, 40 steps on 16
   * images find masks as small as 80 steps on 32 images with the published rate of 0.1, penalty of
   * 1e-3 and patience of 5, for a quarter of the gradients.
   */
  public static PairSearchConfig standard(long seed) {
    return new PairSearchConfig(16, 40, 4, 0.2, 3e-3, 3, 1.5, 1.84, 0.95, seed);
  }

  /** The same with another number of pairs in a batch. */
  public PairSearchConfig withPairsPerBatch(int pairs) {
    return new PairSearchConfig(
        imagesPerPair,
        steps,
        pairs,
        learningRate,
        firstPenalty,
        patience,
        raise,
        cut,
        success,
        seed);
  }

  int batchSize() {
    return imagesPerPair * pairsPerBatch;
  }
}
