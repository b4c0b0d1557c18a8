/**
 * Measures speed with JMH, always as a ratio to a baseline of the same run, so that the numbers
 * hold on other machines. {@link io.trojanscope.benchmarks.SpeedReport} runs the benchmarks and
 * prints the ratios; each other class is one comparison.
 */
package io.trojanscope.benchmarks;
