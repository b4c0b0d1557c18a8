package io.trojanscope.onnx.canonical;

/**
 * How one axis is resized.
 *
 * @param scale by which coordinates are computed; nearly to / from
 */
record AxisScale(long from, long to, float scale) {
  static final AxisScale IDENTITY = new AxisScale(1, 1, 1);

  boolean isIdentity() {
    return from == to && scale == 1;
  }

  /** True if the scale alone gives the size. */
  boolean isExact() {
    return from * (double) scale == to;
  }
}
