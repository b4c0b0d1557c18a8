package io.trojanscope.spec;

/**
 * The values that a network takes for black and for white, before mean and standard deviation.
 *
 * @param black value of intensity 0
 * @param white value of intensity 1, greater than {@code black}
 */
public record PixelRange(float black, float white) {
  /** 0..1: intensities unchanged. */
  public static final PixelRange UNIT = new PixelRange(0, 1);

  /**
   * @throws IllegalArgumentException if white is not greater than black, or not finite
   */
  public PixelRange {
    if (!(white > black) || !Float.isFinite(white - black)) {
      throw new IllegalArgumentException(
          "expected a range such as 0..255, found " + text(black) + ".." + text(white));
    }
  }

  /** As it is written, such as {@code 0..255}. */
  @Override
  public String toString() {
    return text(black) + ".." + text(white);
  }

  private static String text(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6f
        ? Integer.toString((int) value)
        : Float.toString(value);
  }
}
