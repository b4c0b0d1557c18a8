package io.trojanscope.lab.benchmark;

import io.trojanscope.lab.benchmark.measure.DetectorMeasures;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.provenance.Provenance;
import java.util.List;

/**
 * How well each detector does on a zoo.
 *
 * @param models that were scanned
 * @param detectors one entry per detector and mode
 */
public record BenchmarkResult(
    Provenance provenance, List<KnownModel> models, List<DetectorMeasures> detectors) {
  static final String FORMAT = "trojanscope.benchmark";
}
