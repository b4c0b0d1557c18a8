package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;

/**
 * How a network is trained: Adam on the cross-entropy, in batches drawn anew each epoch.
 *
 * @param epochs passes over the training set, at least 1
 * @param batchSize images a step, at least 1
 * @param learningRate Adam's, above 0
 * @param seed of the initial weights and of the order of the images
 */
public record TrainingConfig(int epochs, int batchSize, float learningRate, long seed) {
  public TrainingConfig {
    if (epochs < 1) {
      throw new InvalidInputException("epochs: expected at least 1, found " + epochs);
    }
    if (batchSize < 1) {
      throw new InvalidInputException("batch size: expected at least 1, found " + batchSize);
    }
    if (!(learningRate > 0) || Float.isInfinite(learningRate)) {
      throw new InvalidInputException(
          "learning rate: expected a number above 0, found " + learningRate);
    }
  }

  /** The paper's settings: 5 epochs of batches of 64, rate 1e-3. */
  public static TrainingConfig paper(long seed) {
    return new TrainingConfig(5, 64, 1e-3f, seed);
  }
}
