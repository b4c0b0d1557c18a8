package io.trojanscope.result;

/**
 * Mean of the training images that bear a class's label after poisoning.
 *
 * @param values CHW, in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ClassMean(int classIndex, float[] values) {}
