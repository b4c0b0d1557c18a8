package io.trojanscope.result.summary;

/**
 * A class of a model.
 *
 * @param index among the logits, from 0
 * @param name from the model; may hold any character
 */
public record ClassReference(int index, String name) {}
