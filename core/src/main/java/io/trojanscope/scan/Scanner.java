package io.trojanscope.scan;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;

/**
 * Comes to a verdict on a suspect. The same input gives the same result on any number of threads.
 */
@FunctionalInterface
public interface Scanner {
  /** The scan by contrast. */
  Scanner CONTRAST =
      (mode, input, config, cache, progress, threads) -> {
        try (OrderedWorkers workers = new OrderedWorkers(threads)) {
          return new ContrastScan(config, workers, cache, progress).scan(mode, input);
        }
      };

  /**
   * Scans a model.
   *
   * @param mode what the input holds
   * @param cache keeps what is computed of the references
   * @param threads at least 1
   * @throws io.trojanscope.error.InvalidInputException if a logit or gradient is not finite
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  ScanFindings scan(
      ScanMode mode,
      DetectionInput input,
      ScanConfig config,
      SizeCache cache,
      ProgressListener progress,
      int threads);
}
