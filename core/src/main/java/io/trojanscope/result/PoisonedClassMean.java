package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trojanscope.image.Pixels;

/**
 * Mean of the training images that bear a class's label after poisoning.
 *
 * @param mean CHW, in [0, 1]
 */
public record PoisonedClassMean(@JsonProperty("class") int classIndex, Pixels mean) {
  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public PoisonedClassMean {
    mean.requireRange(0, 1);
  }
}
