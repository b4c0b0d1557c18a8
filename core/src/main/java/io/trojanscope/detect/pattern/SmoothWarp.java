package io.trojanscope.detect.pattern;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.spec.ImageShape;

/**
 * Moves pixels by a smooth field, read by bilinear interpolation; the border is repeated.
 *
 * @param dy how far down each pixel reads, in pixels
 * @param dx how far to the right each pixel reads, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record SmoothWarp(String name, float[] dy, float[] dx) implements ImagePattern {
  /** Moves pixels by a {@link Wave#sine} in one direction. */
  static SmoothWarp wave(
      ImageShape shape, int fy, int fx, double phase, boolean vertical, double amplitude) {
    float[] field = Wave.sine(shape, fy, fx, phase, amplitude);
    float[] zero = new float[shape.area()];
    String name =
        "warp %s by %d waves down and %d across, phase %.1f"
            .formatted(vertical ? "down" : "right", fy, fx, phase);
    return vertical ? new SmoothWarp(name, field, zero) : new SmoothWarp(name, zero, field);
  }

  @Override
  public TriggerType type() {
    return TriggerType.WARP;
  }

  @Override
  public void apply(float[] images, int offset, ImageShape shape) {
    float[] plane = new float[shape.area()];
    for (int c = 0; c < shape.channels(); c++) {
      int start = offset + c * shape.area();
      System.arraycopy(images, start, plane, 0, plane.length);
      for (int y = 0, i = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++, i++) {
          images[start + i] = interpolate(plane, shape, y + dy[i], x + dx[i]);
        }
      }
    }
  }

  private static float interpolate(float[] plane, ImageShape shape, float y, float x) {
    float row = Math.min(shape.height() - 1, Math.max(0, y));
    float column = Math.min(shape.width() - 1, Math.max(0, x));
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(shape.height() - 1, top + 1);
    int right = Math.min(shape.width() - 1, left + 1);
    float down = row - top;
    float across = column - left;
    float upper =
        lerp(plane[top * shape.width() + left], plane[top * shape.width() + right], across);
    float lower =
        lerp(plane[bottom * shape.width() + left], plane[bottom * shape.width() + right], across);
    return lerp(upper, lower, down);
  }

  private static float lerp(float from, float to, float share) {
    return from + share * (to - from);
  }
}
