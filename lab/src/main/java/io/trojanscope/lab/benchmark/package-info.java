/**
 * The detection benchmark: the models of a zoo, scanned by every detector. {@link
 * io.trojanscope.lab.benchmark.BenchmarkRun}, the entry, scans what is missing, keeps the
 * detections, and writes the table.
 */
package io.trojanscope.lab.benchmark;
