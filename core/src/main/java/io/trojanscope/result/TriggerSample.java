package io.trojanscope.result;

/**
 * An image and its twin that carries the trigger.
 *
 * @param label the image's true class
 * @param pristine the image, CHW, intensities in [0, 1]
 * @param poisoned its twin, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TriggerSample(int label, float[] pristine, float[] poisoned) {}
