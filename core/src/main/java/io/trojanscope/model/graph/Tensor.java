package io.trojanscope.model.graph;

import java.util.Arrays;
import java.util.List;

/**
 * A constant of a network: float32 or int64 values in row-major order.
 *
 * <p>The array is shared, not copied: whoever makes a tensor gives the array away.
 */
public final class Tensor {
  private final List<Integer> shape;
  private final float[] floats;
  private final long[] longs;

  private Tensor(List<Integer> shape, float[] floats, long[] longs) {
    this.shape = List.copyOf(shape);
    this.floats = floats;
    this.longs = longs;
    int length = floats == null ? longs.length : floats.length;
    if (elementCount(shape) != length) {
      throw new IllegalArgumentException("shape " + shape + " does not hold " + length + " values");
    }
  }

  /** A float32 tensor. */
  public static Tensor of(List<Integer> shape, float... values) {
    return new Tensor(shape, values, null);
  }

  /** An int64 tensor. */
  public static Tensor of(List<Integer> shape, long... values) {
    return new Tensor(shape, null, values);
  }

  /** An all-zero float32 tensor. */
  public static Tensor zeros(List<Integer> shape) {
    return of(shape, new float[Math.toIntExact(elementCount(shape))]);
  }

  private static long elementCount(List<Integer> shape) {
    long count = 1;
    for (int dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException("negative dimension in " + shape);
      }
      count = Math.multiplyExact(count, dimension);
    }
    return count;
  }

  public List<Integer> shape() {
    return shape;
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.size();
  }

  public int dimension(int axis) {
    return shape.get(axis);
  }

  /** Number of values. */
  public int size() {
    return floats == null ? longs.length : floats.length;
  }

  /** True for float32, false for int64. */
  public boolean isFloat() {
    return floats != null;
  }

  /**
   * The float32 values, not a copy.
   *
   * @throws IllegalStateException if the tensor is int64
   */
  public float[] floats() {
    if (floats == null) {
      throw new IllegalStateException("expected a float32 tensor, found int64");
    }
    return floats;
  }

  /**
   * The int64 values, not a copy.
   *
   * @throws IllegalStateException if the tensor is float32
   */
  public long[] longs() {
    if (longs == null) {
      throw new IllegalStateException("expected an int64 tensor, found float32");
    }
    return longs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(floats, that.floats)
        && Arrays.equals(longs, that.longs);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode()
        + (floats == null ? Arrays.hashCode(longs) : Arrays.hashCode(floats));
  }

  @Override
  public String toString() {
    return (isFloat() ? "float32" : "int64") + shape;
  }
}
