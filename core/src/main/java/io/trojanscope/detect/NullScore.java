package io.trojanscope.detect;

/**
 * Score of a clean model, scanned as the suspect was.
 *
 * @param name of the clean model
 */
public record NullScore(String name, double score) {}
