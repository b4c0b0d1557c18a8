package io.trojanscope.workflow;

import io.trojanscope.screen.ScreeningMethod;
import java.util.Optional;

/**
 * Settings of a screening.
 *
 * @param method that scores the images
 * @param features name of the inner value that gives the features; empty for the input of the last
 *     layer with weights
 * @param seed of all random numbers
 */
public record ScreeningConfig(ScreeningMethod method, Optional<String> features, long seed) {}
