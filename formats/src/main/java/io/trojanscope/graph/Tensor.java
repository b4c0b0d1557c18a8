package io.trojanscope.graph;

import java.util.Arrays;
import java.util.List;

/**
 * A constant of a network: float32, int64 or bool values in row-major order.
 *
 * <p>The array is shared, not copied: the caller must not use it afterwards.
 */
public final class Tensor {
  private final ElementType elementType;
  private final List<Integer> shape;
  private final float[] floats;
  private final long[] longs;

  private Tensor(ElementType elementType, List<Integer> shape, float[] floats, long[] longs) {
    this.elementType = elementType;
    this.shape = List.copyOf(shape);
    this.floats = floats;
    this.longs = longs;
    if (elementCount(shape) != size()) {
      throw new IllegalArgumentException("shape " + shape + " does not hold " + size() + " values");
    }
  }

  /**
   * A float32 tensor.
   *
   * @param values row by row, as many as the shape holds; not copied
   * @throws IllegalArgumentException if the number of values differs
   */
  public static Tensor of(List<Integer> shape, float... values) {
    return new Tensor(ElementType.FLOAT32, shape, values, null);
  }

  /**
   * An int64 tensor.
   *
   * @param values row by row, as many as the shape holds; not copied
   * @throws IllegalArgumentException if the number of values differs
   */
  public static Tensor of(List<Integer> shape, long... values) {
    return new Tensor(ElementType.INT64, shape, null, values);
  }

  /**
   * A bool tensor.
   *
   * @param values 0 for false and 1 for true, row by row; not copied
   * @throws IllegalArgumentException if the number of values differs
   */
  public static Tensor ofBooleans(List<Integer> shape, long... values) {
    return new Tensor(ElementType.BOOL, shape, null, values);
  }

  /** A float32 tensor without dimensions. */
  public static Tensor scalar(float value) {
    return of(List.of(), value);
  }

  /** A one-dimensional int64 tensor. */
  public static Tensor vector(List<Long> values) {
    return of(List.of(values.size()), values.stream().mapToLong(Long::longValue).toArray());
  }

  /** An all-zero float32 tensor. */
  public static Tensor zeros(List<Integer> shape) {
    return of(shape, new float[Math.toIntExact(elementCount(shape))]);
  }

  /**
   * The same values in another shape; the array is shared.
   *
   * @throws IllegalArgumentException if the shape holds another number of values
   */
  public Tensor withShape(List<Integer> newShape) {
    return new Tensor(elementType, newShape, floats, longs);
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

  /** Size of each dimension, the outermost first; empty for a scalar. */
  public List<Integer> shape() {
    return shape;
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.size();
  }

  /**
   * Size of one dimension.
   *
   * @param axis from 0, the outermost
   */
  public int dimension(int axis) {
    return shape.get(axis);
  }

  /** Number of values. */
  public int size() {
    return floats == null ? longs.length : floats.length;
  }

  /** Type of the values. */
  public ElementType elementType() {
    return elementType;
  }

  /** True for float32. */
  public boolean isFloat() {
    return floats != null;
  }

  /**
   * The float32 values, not a copy.
   *
   * @throws IllegalStateException if the tensor is of another type
   */
  public float[] floats() {
    if (floats == null) {
      throw new IllegalStateException("expected a float32 tensor, found " + elementType);
    }
    return floats;
  }

  /**
   * The int64 values, or the zeros and ones of a bool tensor, not a copy.
   *
   * @throws IllegalStateException if the tensor is float32
   */
  public long[] longs() {
    if (longs == null) {
      throw new IllegalStateException("expected an int64 or bool tensor, found " + elementType);
    }
    return longs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && elementType == that.elementType
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
    return elementType + " " + shape;
  }
}
