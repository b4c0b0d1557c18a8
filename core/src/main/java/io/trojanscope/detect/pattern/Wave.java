package io.trojanscope.detect.pattern;

import io.trojanscope.spec.ImageShape;

/** Smooth functions over an image's pixels, row by row. */
final class Wave {
  private Wave() {}

  /**
   * {@code amplitude sin(2 pi (fy y / height + fx x / width) + phase)}.
   *
   * @param fy periods over the height
   * @param fx periods over the width
   */
  static float[] sine(ImageShape shape, int fy, int fx, double phase, double amplitude) {
    float[] values = new float[shape.area()];
    for (int y = 0, i = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++, i++) {
        double periods = fy * (double) y / shape.height() + fx * (double) x / shape.width();
        values[i] = (float) (amplitude * Math.sin(2 * Math.PI * periods + phase));
      }
    }
    return values;
  }

  /** {@code amplitude cos(pi fy (y + 1/2) / height) cos(pi fx (x + 1/2) / width)}. */
  static float[] cosines(ImageShape shape, int fy, int fx, double amplitude) {
    float[] values = new float[shape.area()];
    for (int y = 0, i = 0; y < shape.height(); y++) {
      double down = Math.cos(Math.PI * fy * (y + 0.5) / shape.height());
      for (int x = 0; x < shape.width(); x++, i++) {
        double across = Math.cos(Math.PI * fx * (x + 0.5) / shape.width());
        values[i] = (float) (amplitude * down * across);
      }
    }
    return values;
  }
}
