package io.trojanscope.detect;

import io.trojanscope.error.InvalidInputException;

/**
 * Settings of a scan.
 *
 * @param effort how much to compute
 * @param alpha the share of clean models that may be called backdoored, in (0, 1)
 * @param seed seed of the choice of images, the noise and the starting masks
 */
public record ScanConfig(Effort effort, double alpha, long seed) {
  /** The usual share of clean models that may be called backdoored. */
  public static final double DEFAULT_ALPHA = 0.05;

  /**
   * @throws InvalidInputException if alpha is out of range
   */
  public ScanConfig {
    if (!(alpha > 0 && alpha < 1)) {
      throw new InvalidInputException("alpha: expected a number in (0, 1), found " + alpha);
    }
  }
}
