package io.trojanscope.experiment.zoo;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.baseline.BiasMapDistance;
import io.trojanscope.detect.baseline.MaximumMargin;
import io.trojanscope.detect.baseline.NeuralCleanse;
import io.trojanscope.detect.baseline.WhiteNoiseImages;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The detectors that the benchmark compares. */
final class BenchmarkDetectors {
  private BenchmarkDetectors() {}

  /**
   * All of them, in the order of the table.
   *
   * @param effort of those that have several
   */
  static List<BenchmarkDetector> all(OrderedWorkers workers, Effort effort, long seed) {
    WhiteNoiseImages whiteNoise =
        new WhiteNoiseImages(workers, WhiteNoiseImages.DEFAULT_QUERIES, seed);
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("seed", Long.toString(seed));
    SortedMap<String, String> queries = new TreeMap<>(settings);
    queries.put("queries", Integer.toString(whiteNoise.queries()));
    return List.of(
        new BenchmarkDetector(
            new BiasMapDistance(workers, seed), ScanMode.REFERENCE_AND_IMAGES, settings),
        new BenchmarkDetector(new NeuralCleanse(workers, seed), ScanMode.IMAGES, settings),
        new BenchmarkDetector(new MaximumMargin(workers, seed), ScanMode.MODEL_ALONE, settings),
        new BenchmarkDetector(whiteNoise, ScanMode.REFERENCE, queries));
  }
}
