package io.trojanscope.model;

/**
 * Result of a forward and backward pass.
 *
 * @param logits of the images that the gradient was taken at
 * @param gradient NCHW, as the images
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would double the memory
public record InputGradient(Logits logits, float[] gradient) {}
