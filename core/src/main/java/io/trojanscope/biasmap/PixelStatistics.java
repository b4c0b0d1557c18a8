package io.trojanscope.biasmap;

import io.trojanscope.image.Pixels;

/**
 * Mean and standard deviation of each pixel value over some images.
 *
 * @param mean CHW
 * @param standardDeviation CHW; of the population (divided by the count), so 0 for one image; in
 *     [0, 1] up to rounding
 */
public record PixelStatistics(Pixels mean, Pixels standardDeviation) {
  /**
   * @throws IllegalArgumentException if the two differ in size, or a deviation is out of its range
   */
  public PixelStatistics {
    if (mean.size() != standardDeviation.size()) {
      throw new IllegalArgumentException(
          "expected as many deviations as means, found "
              + standardDeviation.size()
              + " and "
              + mean.size());
    }
    standardDeviation.requireRange(0, 1);
  }

  void requireMeans(float least, float greatest) {
    mean.requireRange(least, greatest);
  }
}
