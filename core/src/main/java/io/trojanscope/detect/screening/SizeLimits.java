package io.trojanscope.detect.screening;

/**
 * How the sizes of triggers are compared, in pixels.
 *
 * @param added to all sizes: tiny ones differ by chance
 * @param largest counts in place of a larger size: what takes so much of an image is no small mask,
 *     and whether a search finds one at all differs among clean models
 */
record SizeLimits(double added, double largest) {
  /** The logarithm of a size within the limits; NaN for 0, which is a trigger not searched. */
  double logarithm(double size) {
    return size == 0 ? Double.NaN : Math.log(Math.min(size, largest) + added);
  }

  /** Whether the size is the largest that counts, or above it. */
  boolean isLargest(double size) {
    return size >= largest;
  }
}
