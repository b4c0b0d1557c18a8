package io.trojanscope.lab.benchmark;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A detector in the benchmark.
 *
 * @param mode what it is given of the reference and the images
 * @param settings all that its answer depends on beside what it is given
 */
public record BenchmarkDetector(
    Detector detector, ScanMode mode, SortedMap<String, String> settings) {
  public BenchmarkDetector {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  boolean usesReference() {
    return mode == ScanMode.REFERENCE_AND_IMAGES || mode == ScanMode.REFERENCE;
  }

  boolean usesImages() {
    return mode.hasImages();
  }

  /** What it may go by. */
  DetectionInput input(
      DifferentiableClassifier suspect,
      NetworkFamily family,
      DifferentiableClassifier reference,
      LabeledImages images) {
    return new DetectionInput(
        suspect,
        family,
        usesReference() ? List.of(reference) : List.of(),
        usesImages() ? Optional.of(images) : Optional.empty());
  }

  private String words() {
    return (detector.name() + " " + mode).toLowerCase(Locale.ROOT);
  }

  /** Its name and mode in small letters and hyphens, unique in a benchmark. */
  String id() {
    return words().replaceAll("[^a-z0-9]+", "-");
  }

  /** Name of the record of its result for a model: unique for the model's file and the settings. */
  String key(String modelSha256, SortedMap<String, String> allSettings) {
    String content = modelSha256 + "\n" + words() + "\n" + allSettings;
    return id() + "-" + Sha256.of(content).substring(0, 16);
  }
}
