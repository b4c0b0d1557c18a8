package io.trojanscope.image;

import java.util.Arrays;

/**
 * Finite pixel values of one image or map, channel by channel, row by row (CHW). Equal where all
 * values are.
 *
 * @param values shared, not copied, since maps may be large; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are below
public record Pixels(float[] values) {
  /** Means may leave their range by the rounding of a sum. */
  private static final float ROUNDING = 1e-5f;

  /**
   * @throws IllegalArgumentException if a value is not finite
   */
  public Pixels {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("expected finite pixel values, found " + value);
      }
    }
  }

  /**
   * Pixels of single values.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Pixels of(float... values) {
    return new Pixels(values);
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if a value is out of the range by more than rounding
   */
  public void requireRange(float least, float greatest) {
    for (float value : values) {
      if (value < least - ROUNDING || value > greatest + ROUNDING) {
        throw new IllegalArgumentException(
            "expected pixel values from " + least + " to " + greatest + ", found " + value);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pixels pixels && Arrays.equals(values, pixels.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " pixel values";
  }
}
