package io.trojanscope.biasmap;

import io.trojanscope.error.InvalidInputException;

/**
 * How bias maps are made.
 *
 * @param targeted whether the attack aims at each class in turn; if not, it only leads away from
 *     the image's own class (Algorithm I) or from the source class (Algorithm II)
 * @param epsilon step of one iteration, in (0, 1]
 * @param iterations FGSM steps, at least 1
 * @param samples starting images per target class (Algorithm I) or class pair (Algorithm II)
 * @param seed of the noise and of the choice of images
 */
public record BiasMapConfig(
    Algorithm algorithm,
    StartingInput input,
    boolean targeted,
    float epsilon,
    int iterations,
    int samples,
    long seed) {
  public BiasMapConfig {
    if (!(epsilon > 0 && epsilon <= 1)) {
      throw new InvalidInputException("epsilon: expected a number in (0, 1], found " + epsilon);
    }
    if (iterations < 1) {
      throw new InvalidInputException("iterations: expected at least 1, found " + iterations);
    }
    if (samples < 1) {
      throw new InvalidInputException("samples: expected at least 1, found " + samples);
    }
  }
}
