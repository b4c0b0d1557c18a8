package io.trojanscope.lab.benchmark;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.ScanMode;
import java.util.SortedMap;

/**
 * What a detector said of a model.
 *
 * @param model its name
 * @param sha256 of its file
 * @param detector its name
 * @param settings all that the answer depends on beside the model
 * @param seconds that it took
 */
record DetectionRecord(
    String model,
    String sha256,
    String detector,
    ScanMode mode,
    SortedMap<String, String> settings,
    Detection detection,
    double seconds) {
  static final String FORMAT = "trojanscope.detection";

  /** The same with another name of the model. */
  DetectionRecord named(String name) {
    return new DetectionRecord(name, sha256, detector, mode, settings, detection, seconds);
  }
}
