/**
 * The detection benchmark: a zoo of clean and backdoored models, scanned by every detector.
 *
 * <p>{@link io.trojanscope.lab.benchmark.Recipes} says which models there are, {@link
 * io.trojanscope.lab.benchmark.BenchmarkRun} makes what is missing of them and of the detections,
 * and draws the table.
 */
package io.trojanscope.lab.benchmark;
