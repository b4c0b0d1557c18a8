package io.trojanscope.detect.screening;

/**
 * Between which sizes triggers are compared, in pixels.
 *
 * @param floor is added to all sizes: below it, they differ by chance
 * @param ceiling counts in place of a larger size: what takes so much of an image is no small mask,
 *     and whether a search finds one at all differs among clean models
 */
record SizeLimits(double floor, double ceiling) {
  /** The logarithm of a size within the limits; NaN for 0, which is a trigger not searched. */
  double logarithm(double size) {
    return size == 0 ? Double.NaN : Math.log(Math.min(size, ceiling) + floor);
  }
}
