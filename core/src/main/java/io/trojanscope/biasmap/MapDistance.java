package io.trojanscope.biasmap;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How far two models' maps of one class or pair lie apart.
 *
 * @param source the class led away from (Algorithm II); empty for Algorithm I
 * @param predicted the predicted class
 * @param euclidean the Euclidean distance between the mean adversarial examples (the paper's figure
 *     8); empty if either model has no map there
 */
public record MapDistance(OptionalInt source, int predicted, OptionalDouble euclidean) {
  /**
   * @throws IllegalArgumentException if the distance is below 0 or not finite
   */
  public MapDistance {
    double distance = euclidean.orElse(0);
    if (!(distance >= 0) || Double.isInfinite(distance)) {
      throw new IllegalArgumentException(
          "expected a finite distance of at least 0, found " + distance);
    }
  }
}
