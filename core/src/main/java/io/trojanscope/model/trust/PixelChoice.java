package io.trojanscope.model.trust;

/** Which pixels of an image may change. */
interface PixelChoice {
  /**
   * Chooses by a gradient.
   *
   * @param gradient of images, CHW, the image beginning at {@code offset}
   * @return positions of values within the image, CHW
   */
  int[] choose(float[] gradient, int offset);

  /**
   * Moves values by the sign of the gradient, within [0, 1].
   *
   * @param values of images, CHW, the image beginning at {@code offset}; changed
   * @param chosen positions within the image
   */
  static void move(float[] values, float[] gradient, int offset, int[] chosen, float step) {
    for (int position : chosen) {
      int i = offset + position;
      float moved = values[i] + step * Math.signum(gradient[i]);
      values[i] = Math.min(1, Math.max(0, moved));
    }
  }
}
