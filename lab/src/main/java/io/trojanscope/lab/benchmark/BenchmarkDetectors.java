package io.trojanscope.lab.benchmark;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.verdict.ContrastDetector;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.lab.baseline.BiasMapDistance;
import io.trojanscope.lab.baseline.MaximumMargin;
import io.trojanscope.lab.baseline.NeuralCleanse;
import io.trojanscope.lab.baseline.WhiteNoiseImages;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The detectors that the benchmark compares. */
final class BenchmarkDetectors {
  private final OrderedWorkers workers;
  private final Effort effort;
  private final long seed;

  /**
   * @param effort of those that have several
   */
  BenchmarkDetectors(OrderedWorkers workers, Effort effort, long seed) {
    this.workers = workers;
    this.effort = effort;
    this.seed = seed;
  }

  /**
   * All of them, in the order of the table.
   *
   * @param sizes keeps what several of them compute alike
   */
  List<BenchmarkDetector> all(OpenReferences ownReferences, SizeCache sizes) {
    List<BenchmarkDetector> detectors = new ArrayList<>();
    ContrastScan scan =
        new ContrastScan(
            new ScanConfig(effort, ScanConfig.DEFAULT_ALPHA, seed),
            workers,
            sizes,
            ProgressListener.NONE);
    for (ScanMode mode : ScanMode.values()) {
      detectors.add(
          new BenchmarkDetector(
              new ContrastDetector(mode, scan, ownReferences::get),
              mode,
              settings("effort", effort.name())));
    }
    detectors.addAll(baselines());
    return detectors;
  }

  private List<BenchmarkDetector> baselines() {
    WhiteNoiseImages whiteNoise =
        new WhiteNoiseImages(workers, WhiteNoiseImages.DEFAULT_QUERIES, seed);
    return List.of(
        new BenchmarkDetector(
            new BiasMapDistance(workers, seed),
            ScanMode.REFERENCE_AND_IMAGES,
            settings("seed", seed())),
        new BenchmarkDetector(
            new NeuralCleanse(workers, seed), ScanMode.IMAGES, settings("seed", seed())),
        new BenchmarkDetector(
            new MaximumMargin(workers, seed), ScanMode.MODEL_ALONE, settings("seed", seed())),
        new BenchmarkDetector(
            whiteNoise,
            ScanMode.REFERENCE,
            settings("queries", Integer.toString(whiteNoise.queries()))));
  }

  private String seed() {
    return Long.toString(seed);
  }

  private SortedMap<String, String> settings(String name, String value) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("seed", seed());
    settings.put(name, value);
    return settings;
  }
}
