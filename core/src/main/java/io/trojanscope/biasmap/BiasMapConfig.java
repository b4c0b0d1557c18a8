package io.trojanscope.biasmap;

import io.trojanscope.error.InvalidInputException;

/**
 * Settings of bias maps.
 *
 * @param algorithm one map per class, or per pair of classes
 * @param input what the attack starts from
 * @param targeted whether the attack aims at each class in turn; if not, it only leads away from
 *     the image's own class (Algorithm I) or from the source class (Algorithm II)
 * @param epsilon step of one iteration in intensity, in (0, 1]
 * @param iterations FGSM steps, at least 1
 * @param samples starting images per target class (Algorithm I) or class pair (Algorithm II), at
 *     least 1
 * @param seed seed of the noise and of the choice of images
 */
public record BiasMapConfig(
    Algorithm algorithm,
    StartingInput input,
    boolean targeted,
    float epsilon,
    int iterations,
    int samples,
    long seed) {
  /**
   * @throws InvalidInputException if a number is out of its range
   */
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

  /** Algorithm I from data: 10 targeted steps of 0.1, 1,000 images a class, seed 1. */
  public static BiasMapConfig defaults() {
    return new BiasMapConfig(Algorithm.PER_CLASS, StartingInput.DATA, true, 0.1f, 10, 1000, 1);
  }

  /** The same by another algorithm. */
  public BiasMapConfig withAlgorithm(Algorithm other) {
    return new BiasMapConfig(other, input, targeted, epsilon, iterations, samples, seed);
  }

  /** The same from other starting images. */
  public BiasMapConfig withInput(StartingInput other) {
    return new BiasMapConfig(algorithm, other, targeted, epsilon, iterations, samples, seed);
  }

  /** The same from another number of starting images. */
  public BiasMapConfig withSamples(int other) {
    return new BiasMapConfig(algorithm, input, targeted, epsilon, iterations, other, seed);
  }
}
