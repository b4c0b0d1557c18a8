package io.trojanscope.lab.zoo;

/**
 * A model to scan.
 *
 * @param reference the clean model that detectors may compare it with
 */
public record Suspect(ZooModel model, ZooModel reference) {}
