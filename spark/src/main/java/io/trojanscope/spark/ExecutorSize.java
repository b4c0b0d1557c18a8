package io.trojanscope.spark;

import org.apache.spark.SparkConf;

/**
 * What an executor may use.
 *
 * @param threads of all its tasks together, at least 1
 * @param modelsAtOnce how many tasks run at the same time, from 1 to {@code threads}
 */
record ExecutorSize(int threads, int modelsAtOnce) {
  /**
   * The size that Spark's settings give.
   *
   * @param processors of the machine; an executor without a stated number of cores uses all
   * @param cpus of each task
   */
  static ExecutorSize of(SparkConf conf, int processors, int cpus) {
    int threads = Math.max(conf.getInt("spark.executor.cores", processors), cpus);
    return new ExecutorSize(threads, threads / cpus);
  }
}
