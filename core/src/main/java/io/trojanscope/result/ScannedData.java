package io.trojanscope.result;

/**
 * The labelled images that a scan had to go by.
 *
 * @param name what the data are called; may hold any character
 * @param images how many the models were tried on, at least 1
 */
public record ScannedData(String name, long images) {}
