package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.detect.Detection;
import java.util.OptionalInt;

/**
 * A known model, and what a detector says of it.
 *
 * @param seconds that the detector took
 */
public record JudgedModel(KnownModel model, Detection detection, double seconds) {
  boolean rightTarget() {
    return model.backdoor().isPresent()
        && detection.target().equals(OptionalInt.of(model.backdoor().get().target()));
  }

  boolean rightPair() {
    return rightTarget()
        && model.backdoor().get().singleSource()
        && detection.source().equals(OptionalInt.of(model.backdoor().get().sources().get(0)));
  }

  /** Of the detector's box and the trigger's; 0 if the detector tells none. */
  double iou() {
    return detection
        .box()
        .map(box -> box.iou(model.backdoor().orElseThrow().box().orElseThrow()))
        .orElse(0.0);
  }
}
