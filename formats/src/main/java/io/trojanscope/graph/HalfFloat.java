package io.trojanscope.graph;

/** Numbers of IEEE 754 binary16. */
public final class HalfFloat {
  private static final int FRACTION_BITS = 10;
  private static final int LARGEST_EXPONENT = 31;
  private static final int BIAS = 15;

  private HalfFloat() {}

  /** The 16 bits of the nearest number; of two, the one with an even fraction. */
  public static short toBits(float value) {
    if (Float.isNaN(value)) {
      return (short) ((LARGEST_EXPONENT << FRACTION_BITS) | 1);
    }
    int sign = Float.floatToRawIntBits(value) >>> 31;
    int infinity = (LARGEST_EXPONENT << FRACTION_BITS) | (sign << 15);
    if (Float.isInfinite(value)) {
      return (short) infinity;
    }
    float magnitude = Math.abs(value);
    int exponent = Math.max(Math.getExponent(magnitude), 1 - BIAS);
    // In units of the last bit; a carry into the next power of two comes out right by itself.
    int units = (int) Math.rint(Math.scalb((double) magnitude, FRACTION_BITS - exponent));
    int bits = units + ((exponent + BIAS - 1) << FRACTION_BITS);
    return (short) (Math.min(bits, LARGEST_EXPONENT << FRACTION_BITS) | (sign << 15));
  }

  /** The number that 16 bits encode. */
  public static float toFloat(short bits) {
    float sign = bits < 0 ? -1 : 1;
    int exponent = (bits >> FRACTION_BITS) & LARGEST_EXPONENT;
    int fraction = bits & ((1 << FRACTION_BITS) - 1);
    if (exponent == LARGEST_EXPONENT) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    // A number with exponent 0 lacks the leading one, and has the scale of exponent 1.
    int significand = exponent == 0 ? fraction : fraction + (1 << FRACTION_BITS);
    return sign * Math.scalb((float) significand, Math.max(exponent, 1) - BIAS - FRACTION_BITS);
  }
}
