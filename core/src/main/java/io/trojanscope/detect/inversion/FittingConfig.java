package io.trojanscope.detect.inversion;

/**
 * Settings of the fitting of triggers of one form.
 *
 * @param steps Adam steps
 * @param imagesPerStep images drawn for each step
 * @param triggersPerBatch triggers whose images share a batch
 * @param learningRate of Adam, on sigmoid parameters
 * @param seed of the starting values and of the images drawn
 */
public record FittingConfig(
    int steps, int imagesPerStep, int triggersPerBatch, double learningRate, long seed) {}
