/**
 * The detection benchmark: a zoo of clean and backdoored models, scanned by every detector. {@link
 * io.trojanscope.lab.benchmark.Recipes} lists the models. {@link
 * io.trojanscope.lab.benchmark.BenchmarkRun}, the entry, makes missing models and detections, keeps
 * them in a {@code ZooFolder}, and writes the table.
 */
package io.trojanscope.lab.benchmark;
