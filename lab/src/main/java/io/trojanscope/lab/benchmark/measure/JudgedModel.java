package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.detect.Detection;
import java.util.OptionalInt;

/**
 * A known model, and what a detector says of it.
 *
 * @param seconds that the detector took
 */
public record JudgedModel(KnownModel model, Detection detection, double seconds) {
  /** Of a model with several backdoors, the target of any of them is right. */
  boolean rightTarget() {
    return model.backdoors().stream().anyMatch(planted -> planted.leadsTo(detection.target()));
  }

  boolean rightPair() {
    return rightTarget()
        && model.singleSource()
        && detection.source().equals(OptionalInt.of(model.backdoors().get(0).sources().get(0)));
  }

  /** Of the detector's box and the nearest trigger's; 0 if the detector reports none. */
  double iou() {
    return detection
        .box()
        .map(
            box ->
                model.backdoors().stream()
                    .flatMap(planted -> planted.box().stream())
                    .mapToDouble(box::iou)
                    .max()
                    .orElse(0))
        .orElse(0.0);
  }
}
