package io.trojanscope.report;

/**
 * Which model a result speaks of.
 *
 * @param name what people call it, a file name as a rule; may hold any character
 * @param sha256 of the model's file, lower-case hexadecimal
 */
public record ModelIdentity(String name, String sha256) {}
