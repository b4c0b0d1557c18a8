package io.trojanscope.model.trust;

import io.trojanscope.model.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a model's outputs tell more than which class it predicts. The bounds are by hand. */
final class OutputCheck {
  /** Range of a logit over the images, relative to the largest logit, that counts as none. */
  private static final float NO_CHANGE = 1e-6f;

  /** Margin of logits beyond which a softmax is 0 and 1 and a loss has no gradient. */
  private static final float SATURATED = 250;

  private static final float HARDLY_DIFFER = 1e-4f;
  private static final double FEWEST_DISTINCT = 0.5;
  private static final int FEWEST_VALUES = 32;

  private OutputCheck() {}

  /** Found if all images have the same logits. */
  static Optional<String> independence(Logits logits) {
    float scale = 0;
    float change = 0;
    for (int c = 0; c < logits.classes(); c++) {
      for (int image = 0; image < logits.count(); image++) {
        scale = Math.max(scale, Math.abs(logits.get(image, c)));
        change = Math.max(change, Math.abs(logits.get(image, c) - logits.get(0, c)));
      }
    }
    return change <= NO_CHANGE * scale
        ? Optional.of("the outputs are the same for every image")
        : Optional.empty();
  }

  static List<String> obstacles(Logits logits) {
    List<String> found = new ArrayList<>();
    double margin = medianMargin(logits);
    if (margin > SATURATED) {
      found.add(
          "the outputs are saturated: the highest exceeds the next by %.0f for half of the images, where logits differ by about 10"
              .formatted(margin));
    }
    if (margin < HARDLY_DIFFER) {
      found.add(
          "the outputs hardly differ between the classes: by less than %s for half of the images; the network looks untrained"
              .formatted(HARDLY_DIFFER));
    }
    distinct(logits).ifPresent(found::add);
    return found;
  }

  private static double medianMargin(Logits logits) {
    double[] margins = new double[logits.count()];
    for (int image = 0; image < margins.length; image++) {
      int best = logits.predicted(image);
      double next = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < logits.classes(); c++) {
        next = c == best ? next : Math.max(next, logits.get(image, c));
      }
      margins[image] = logits.get(image, best) - next;
    }
    Arrays.sort(margins);
    return margins[margins.length / 2];
  }

  /** Numbers that come from weights are hardly ever equal; those that were rounded are. */
  private static Optional<String> distinct(Logits logits) {
    Set<Float> distinct = new HashSet<>();
    int values = 0;
    for (float logit : logits.values()) {
      if (logit != 0) {
        distinct.add(logit);
        values++;
      }
    }
    return values >= FEWEST_VALUES && distinct.size() < FEWEST_DISTINCT * values
        ? Optional.of(
            "the outputs are rounded: %d outputs have only %d different values"
                .formatted(values, distinct.size()))
        : Optional.empty();
  }
}
