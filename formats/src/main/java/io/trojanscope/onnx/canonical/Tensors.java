package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Moving the values of a tensor about. */
final class Tensors {
  private Tensors() {}

  /** Result axis r is source axis {@code order[r]}. */
  static Tensor transpose(Tensor tensor, List<Integer> order) {
    int[] strides = strides(tensor.shape());
    List<int[]> offsets = new ArrayList<>();
    for (int axis : order) {
      offsets.add(multiples(strides[axis], IntStream.range(0, tensor.dimension(axis)).toArray()));
    }
    return copy(tensor, offsets);
  }

  /** Takes the given positions along each axis. */
  static Tensor select(Tensor tensor, List<int[]> positions) {
    int[] strides = strides(tensor.shape());
    List<int[]> offsets = new ArrayList<>();
    for (int axis = 0; axis < tensor.rank(); axis++) {
      offsets.add(multiples(strides[axis], positions.get(axis)));
    }
    return copy(tensor, offsets);
  }

  /** Takes the given positions along one axis, and everything along the others. */
  static Tensor select(Tensor tensor, int axis, int... positions) {
    List<int[]> all = new ArrayList<>();
    for (int other = 0; other < tensor.rank(); other++) {
      all.add(other == axis ? positions : IntStream.range(0, tensor.dimension(other)).toArray());
    }
    return select(tensor, all);
  }

  /** Repeats values along new axes and along those of size 1. */
  static Tensor expand(Tensor tensor, List<Integer> shape) {
    if (tensor.shape().equals(shape)) {
      return tensor;
    }
    int added = shape.size() - tensor.rank();
    List<Integer> padded = new ArrayList<>();
    List<int[]> positions = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      int size = axis < added ? 1 : tensor.dimension(axis - added);
      padded.add(size);
      positions.add(size == 1 ? new int[shape.get(axis)] : IntStream.range(0, size).toArray());
    }
    return select(tensor.withShape(padded), positions);
  }

  /** Joins tensors along an axis. */
  static Tensor concat(List<Tensor> tensors, int axis) {
    Tensor first = tensors.get(0);
    int length = tensors.stream().mapToInt(t -> t.dimension(axis)).sum();
    List<Integer> shape = new ArrayList<>(first.shape());
    shape.set(axis, length);
    int outer = product(first.shape().subList(0, axis));
    int inner = product(first.shape().subList(axis + 1, first.rank()));
    Object joined = array(first.elementType(), outer * length * inner);
    int start = 0;
    for (Tensor tensor : tensors) {
      int block = tensor.dimension(axis) * inner;
      for (int i = 0; i < outer; i++) {
        System.arraycopy(values(tensor), i * block, joined, i * length * inner + start, block);
      }
      start += block;
    }
    return of(first.elementType(), shape, joined);
  }

  /** Converts the values as C does. */
  static Tensor cast(Tensor tensor, ElementType type) {
    if (tensor.elementType() == type) {
      return tensor;
    }
    int size = tensor.size();
    if (type == ElementType.FLOAT32) {
      float[] floats = new float[size];
      for (int i = 0; i < size; i++) {
        floats[i] = tensor.longs()[i];
      }
      return Tensor.of(tensor.shape(), floats);
    }
    long[] longs = new long[size];
    for (int i = 0; i < size; i++) {
      if (type == ElementType.BOOL) {
        longs[i] = (tensor.isFloat() ? tensor.floats()[i] != 0 : tensor.longs()[i] != 0) ? 1 : 0;
      } else {
        longs[i] = tensor.isFloat() ? (long) tensor.floats()[i] : tensor.longs()[i];
      }
    }
    return type == ElementType.BOOL
        ? Tensor.ofBooleans(tensor.shape(), longs)
        : Tensor.of(tensor.shape(), longs);
  }

  private static Tensor copy(Tensor tensor, List<int[]> offsets) {
    List<Integer> shape = offsets.stream().map(o -> o.length).toList();
    int size = product(shape);
    Object result = array(tensor.elementType(), size);
    int[] index = new int[shape.size()];
    for (int i = 0; i < size; i++) {
      int source = 0;
      for (int axis = 0; axis < index.length; axis++) {
        source += offsets.get(axis)[index[axis]];
      }
      System.arraycopy(values(tensor), source, result, i, 1);
      advance(index, shape);
    }
    return of(tensor.elementType(), shape, result);
  }

  private static void advance(int[] index, List<Integer> shape) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape.get(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }

  private static int[] strides(List<Integer> shape) {
    int[] strides = new int[shape.size()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  private static int[] multiples(int stride, int[] positions) {
    return Arrays.stream(positions).map(p -> p * stride).toArray();
  }

  static int product(List<Integer> sizes) {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  private static Object array(ElementType type, int size) {
    return type == ElementType.FLOAT32 ? new float[size] : new long[size];
  }

  private static Object values(Tensor tensor) {
    return tensor.isFloat() ? tensor.floats() : tensor.longs();
  }

  private static Tensor of(ElementType type, List<Integer> shape, Object values) {
    return switch (type) {
      case FLOAT32 -> Tensor.of(shape, (float[]) values);
      case INT64 -> Tensor.of(shape, (long[]) values);
      case BOOL -> Tensor.ofBooleans(shape, (long[]) values);
    };
  }
}
