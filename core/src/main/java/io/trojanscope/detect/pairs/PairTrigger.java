package io.trojanscope.detect.pairs;

import io.trojanscope.detect.ClassPair;

/**
 * The smallest trigger found for a pair: {@code x' = (1 - mask) x + mask pattern}.
 *
 * @param size L1 norm of the mask, in pixels; the image's area if no trigger succeeded
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, in [0, 1]
 * @param converged whether a trigger reached the success rate; if not, the mask is the last one
 * @param trace the size after each step
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
public record PairTrigger(
    ClassPair pair,
    double size,
    float[] mask,
    float[] pattern,
    boolean converged,
    double[] trace) {}
