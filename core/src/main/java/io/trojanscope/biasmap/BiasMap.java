package io.trojanscope.biasmap;

import io.trojanscope.stats.Counts;
import java.util.OptionalInt;

/**
 * The adversarial examples that were recorded under a class or a class pair, averaged.
 *
 * @param source the class led away from (Algorithm II); empty for Algorithm I
 * @param predicted the class that the model gave the adversarial examples
 * @param count how many were recorded, at least 1
 * @param adversarial of the adversarial examples, values in [0, 1]
 * @param perturbation of what the attack added, {@code adversarial - start}, values in [-1, 1]
 */
public record BiasMap(
    OptionalInt source,
    int predicted,
    long count,
    PixelStatistics adversarial,
    PixelStatistics perturbation) {
  /**
   * @throws IllegalArgumentException if the count is below 1 or a mean is out of its range
   */
  public BiasMap {
    Counts.require(1, count);
    adversarial.requireMeans(0, 1);
    perturbation.requireMeans(-1, 1);
  }
}
