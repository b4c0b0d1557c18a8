package io.trojanscope.detect.verdict;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.Verdict;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** {@link ContrastScan} in one mode, as a {@link Detector} that benchmarks can compare. */
public final class ContrastDetector implements Detector {
  private final ScanMode mode;
  private final ContrastScan scan;
  private final Supplier<List<DifferentiableClassifier>> ownReferences;

  /**
   * @param ownReferences gives models trained on the user's images; used in mode {@link
   *     ScanMode#IMAGES} only
   */
  public ContrastDetector(
      ScanMode mode, ContrastScan scan, Supplier<List<DifferentiableClassifier>> ownReferences) {
    this.mode = mode;
    this.scan = scan;
    this.ownReferences = ownReferences;
  }

  @Override
  public String name() {
    return "contrast scan";
  }

  @Override
  public Detection detect(DetectionInput input) {
    List<DifferentiableClassifier> references =
        mode == ScanMode.IMAGES ? ownReferences.get() : input.references();
    ScanFindings result =
        scan.scan(
            mode,
            new DetectionInput(
                input.suspect(), input.family(), references, input.images(), input.obstacles()));
    return new Detection(
        result.verdict() == Verdict.BACKDOORED,
        result.score(),
        OptionalDouble.of(result.pValue()),
        result.source(),
        result.target(),
        result.trigger().flatMap(RecoveredTrigger::box));
  }
}
