package io.trojanscope.detect.inversion;

/**
 * Settings of the search for the smallest triggers.
 *
 * @param steps Adam steps per pair, at least 1
 * @param imagesPerStep images of the source class drawn for each step, at least 1
 * @param pairsPerBatch pairs whose images share a batch, at least 1
 * @param seed of the starting masks and of the images drawn
 */
public record InversionConfig(int steps, int imagesPerStep, int pairsPerBatch, long seed) {
  public InversionConfig {
    if (steps < 1 || imagesPerStep < 1 || pairsPerBatch < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 step, image and pair, found "
              + steps
              + ", "
              + imagesPerStep
              + " and "
              + pairsPerBatch);
    }
  }

  /** Images of one batch; every batch has as many, for the same bits each time. */
  int batchSize() {
    return imagesPerStep * pairsPerBatch;
  }
}
