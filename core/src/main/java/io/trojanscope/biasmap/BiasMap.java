package io.trojanscope.biasmap;

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
    PixelStatistics perturbation) {}
