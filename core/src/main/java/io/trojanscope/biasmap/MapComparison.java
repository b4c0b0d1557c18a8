package io.trojanscope.biasmap;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The maps of one class or pair side by side.
 *
 * @param key class or pair of the maps
 * @param suspect map of the suspect
 * @param reference empty if there is no reference model
 * @param distance Euclidean distance between the two mean adversarial examples; empty if either
 *     model has no map there
 */
public record MapComparison(
    MapKey key, ModelMap suspect, Optional<ModelMap> reference, OptionalDouble distance) {}
