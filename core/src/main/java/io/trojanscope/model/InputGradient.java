package io.trojanscope.model;

/**
 * Result of a forward and backward pass.
 *
 * @param logits logits of the images, images x classes
 * @param gradient derivative of the loss by each intensity, NCHW like the images
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would double the memory
public record InputGradient(Logits logits, float[] gradient) {}
