package io.trojanscope.lab.baseline;

/**
 * The smallest trigger that Neural Cleanse found for a class.
 *
 * @param target index of the class
 * @param norm L1 norm of the mask, in pixels; all pixels if no trigger makes the images be
 *     misclassified as the target
 * @param converged whether a trigger makes the images be misclassified as the target
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, intensities in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
public record ReversedTrigger(
    int target, double norm, boolean converged, float[] mask, float[] pattern) {}
