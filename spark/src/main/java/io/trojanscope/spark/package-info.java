/**
 * Scans of many models on an Apache Spark cluster. {@link io.trojanscope.spark.ScanFleet} is the
 * program for {@code spark-submit}. {@link io.trojanscope.spark.ClusterScan} makes one task for
 * each model; {@link io.trojanscope.spark.ExecutorScan} is what an executor opens once for all its
 * tasks. Models, images and results are on any file system that Hadoop knows.
 */
package io.trojanscope.spark;
