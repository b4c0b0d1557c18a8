package io.trojanscope.lab.benchmark.measure;

/**
 * How well a detector tells the attacks of a group from the clean models.
 *
 * @param group such as {@code patch} or {@code all-to-one}
 * @param attacks how many belong to it
 * @param area under the ROC curve, in [0, 1]
 * @param lower end of its 95 % interval (Newcombe's method 5)
 * @param upper end of it
 */
public record GroupAuroc(String group, int attacks, double area, double lower, double upper) {}
