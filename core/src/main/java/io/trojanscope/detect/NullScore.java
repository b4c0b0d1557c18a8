package io.trojanscope.detect;

/**
 * Score of a clean model for one kind of trigger, scanned as the suspect was.
 *
 * @param name of the clean model
 * @param score statistic of its worst pair
 */
public record NullScore(TriggerKind kind, String name, double score) {}
