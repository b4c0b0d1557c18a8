package io.trojanscope.experiment.zoo;

import io.trojanscope.evaluate.detection.DetectorMeasures;
import io.trojanscope.evaluate.detection.KnownModel;
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
