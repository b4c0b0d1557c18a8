package io.trojanscope.attack.poison;

/** Intensities of images. */
final class Intensity {
  private Intensity() {}

  /** The nearest value in [0, 1]. */
  static float clip(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }
}
