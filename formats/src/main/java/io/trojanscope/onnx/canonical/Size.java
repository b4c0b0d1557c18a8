package io.trojanscope.onnx.canonical;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An integer that may depend on the number of images N: {@code constant + perImage * N}. Arithmetic
 * that overflows, or that is not linear in N, throws an {@link ArithmeticException}.
 *
 * @param outside of the size of a dimension: how many positions lie outside of the images, or
 *     {@link #ANY} where all positions hold the same; sizes that differ in it alone are equal
 */
public record Size(long constant, long perImage, long outside) {
  public static final long ANY = 0;
  public static final Size ZERO = of(0);
  public static final Size ONE = of(1);

  /** The number of images itself. */
  static final Size IMAGES = new Size(0, 1, 1);

  Size(long constant, long perImage) {
    this(constant, perImage, ANY);
  }

  /** A plain number. */
  public static Size of(long constant) {
    return new Size(constant, 0);
  }

  /** Whether it is a plain number. */
  public boolean isFixed() {
    return perImage == 0;
  }

  /** Whether it is this plain number. */
  public boolean is(long value) {
    return isFixed() && constant == value;
  }

  /** The value for this number of images. */
  long at(long images) {
    return Math.addExact(constant, Math.multiplyExact(perImage, images));
  }

  /** The sum. */
  public Size plus(Size other) {
    return new Size(
        Math.addExact(constant, other.constant), Math.addExact(perImage, other.perImage));
  }

  /** The difference. */
  public Size minus(Size other) {
    return new Size(
        Math.subtractExact(constant, other.constant), Math.subtractExact(perImage, other.perImage));
  }

  /** The product. */
  public Size times(Size other) {
    if (!isFixed() && !other.isFixed()) {
      throw new ArithmeticException("a product of two sizes that depend on the number of images");
    }
    Size factor = isFixed() ? other : this;
    long scale = isFixed() ? constant : other.constant;
    return new Size(
        Math.multiplyExact(factor.constant, scale), Math.multiplyExact(factor.perImage, scale));
  }

  /** The quotient rounded toward zero, if it is linear in N. */
  public Optional<Size> dividedBy(Size other) {
    if (isFixed() && other.isFixed() && other.constant != 0) {
      return Optional.of(of(constant / other.constant));
    }
    if (other.isFixed() && other.constant != 0) {
      boolean whole = constant % other.constant == 0 && perImage % other.constant == 0;
      return whole
          ? Optional.of(new Size(constant / other.constant, perImage / other.constant))
          : Optional.empty();
    }
    boolean proportional =
        !other.isFixed() && perImage % other.perImage == 0 && minus(multiple(other)).equals(ZERO);
    return proportional ? Optional.of(of(perImage / other.perImage)) : Optional.empty();
  }

  private Size multiple(Size other) {
    return other.times(of(perImage / other.perImage));
  }

  /** The sign, if it is the same for every number of images from 1 on. */
  public OptionalInt sign() {
    int least = Long.signum(at(1));
    boolean same = isFixed() || (least != 0 && least == Long.signum(perImage));
    return same ? OptionalInt.of(least) : OptionalInt.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Size that && constant == that.constant && perImage == that.perImage;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * constant + perImage);
  }

  @Override
  public String toString() {
    if (isFixed()) {
      return Long.toString(constant);
    }
    String images = perImage == 1 ? "N" : perImage + "N";
    return constant == 0 ? images : images + " + " + constant;
  }
}
