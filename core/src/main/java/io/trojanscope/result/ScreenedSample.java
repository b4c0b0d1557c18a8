package io.trojanscope.result;

import io.trojanscope.image.Pixels;

/**
 * A screened image with its pixels.
 *
 * @param pixels CHW, intensities in [0, 1]
 */
public record ScreenedSample(ScreenedImage image, Pixels pixels) {
  /**
   * @throws IllegalArgumentException if an intensity is out of its range
   */
  public ScreenedSample {
    pixels.requireRange(0, 1);
  }
}
