package io.trojanscope.experiment;

import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.Suspicion;
import io.trojanscope.progress.ProgressListener;

/**
 * Comes to a verdict on a suspect. The same input gives the same result on any number of threads.
 */
@FunctionalInterface
public interface Scanner {
  /**
   * Scans a model.
   *
   * @param threads at least 1
   * @throws io.trojanscope.InvalidInputException if a logit or gradient is not finite
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  ScanResult scan(Suspicion suspicion, ScanConfig config, ProgressListener progress, int threads);
}
