package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Making values from shapes, and repeating them. */
final class ExpandImport {
  private ExpandImport() {}

  static Value expand(NodeImport node) {
    Value value = node.input(0);
    Shape asked = new Shape(node.known(1).sizes());
    if (asked.sizes().stream().anyMatch(s -> s.isFixed() && s.constant() < 1)) {
      throw node.error("shape %s has a size of 0 or less".formatted(asked));
    }
    return expand(node, value, Broadcasting.of(node, value.shape(), asked));
  }

  /** Repeats a value along new axes and those of size 1. */
  static Value expand(NodeImport node, Value value, Shape shape) {
    if (shape.equals(value.shape())) {
      return value;
    }
    if (value.known().isPresent() && shape.isFixed()) {
      node.budget().spend(value.known().get(), shape);
      List<Integer> sizes = shape.toIntegers();
      return node.known(value.known().get().rearranged(t -> Tensors.expand(t, sizes)));
    }
    Value target = node.known(KnownContent.of(List.of(shape.rank()), shape.sizes()));
    return node.emit("Expand", List.of(value, target), Map.of(), value.type(), shape);
  }

  static Value tile(NodeImport node) {
    Value value = node.input(0);
    List<Size> repeats = node.known(1).sizes();
    if (repeats.size() != value.rank()) {
      throw node.error("repeats %s do not fit %s".formatted(repeats, value.shape()));
    }
    Shape shape =
        new Shape(
            IntStream.range(0, value.rank())
                .mapToObj(axis -> repeated(node, value, axis, repeats.get(axis)))
                .toList());
    if (value.known().isPresent() && shape.isFixed()) {
      node.budget().spend(value.known().get(), shape);
      return node.known(value.known().get().rearranged(t -> tile(t, shape.toIntegers())));
    }
    Value times = node.known(KnownContent.of(List.of(repeats.size()), repeats));
    return node.emit("Tile", List.of(value, times), Map.of(), value.type(), shape);
  }

  private static Size repeated(NodeImport node, Value value, int axis, Size times) {
    if (times.is(1)) {
      return value.size(axis);
    }
    Axes.requireWithinImage(node, value, List.of(axis));
    return value.size(axis).times(times);
  }

  private static Tensor tile(Tensor tensor, List<Integer> shape) {
    List<int[]> positions = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      int size = tensor.dimension(axis);
      positions.add(IntStream.range(0, shape.get(axis)).map(i -> i % size).toArray());
    }
    return Tensors.select(tensor, positions);
  }

  /** One number, 0 if none is given, in a shape. */
  static Value constantOfShape(NodeImport node) {
    Tensor number = (Tensor) node.attribute("value").orElse(Tensor.of(List.of(1), 0f));
    if (number.size() != 1) {
      throw node.error("expected a single number, found shape " + number.shape());
    }
    Shape shape = new Shape(node.known(0).sizes());
    if (shape.sizes().stream().anyMatch(s -> s.isFixed() && s.constant() < 0)) {
      throw node.error("shape %s has a negative size".formatted(shape));
    }
    return expand(node, node.constant(number.withShape(List.of())), shape);
  }

  static Value range(NodeImport node) {
    double start = scalar(node, 0);
    double step = scalar(node, 2);
    double count = Math.max(0, Math.ceil((scalar(node, 1) - start) / step));
    if (Double.isNaN(count)) {
      throw node.error("a step of 0");
    }
    node.budget().spend(node.input(0).type(), (long) count);
    if (node.input(0).isFloat()) {
      float[] values = new float[(int) count];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (start + i * step);
      }
      return node.constant(Tensor.of(List.of(values.length), values));
    }
    long[] values =
        IntStream.range(0, (int) count).mapToLong(i -> (long) (start + i * step)).toArray();
    return node.constant(Tensor.of(List.of(values.length), values));
  }

  private static double scalar(NodeImport node, int position) {
    Tensor tensor = node.constant(position);
    if (tensor.size() != 1) {
      throw node.error("expected a single number, found shape " + tensor.shape());
    }
    return tensor.isFloat() ? tensor.floats()[0] : tensor.longs()[0];
  }

  /** The shape, or from opset 15 on a part of it. */
  static Value shape(NodeImport node) {
    Shape shape = node.input(0).shape();
    int start = bound(node.integer("start", 0), shape.rank());
    int end = bound(node.integer("end", shape.rank()), shape.rank());
    List<Size> sizes = shape.sizes().subList(start, Math.max(start, end));
    return node.known(KnownContent.of(List.of(sizes.size()), sizes));
  }

  private static int bound(long bound, int rank) {
    return (int) Math.min(Math.max(bound < 0 ? bound + rank : bound, 0), rank);
  }

  static Value size(NodeImport node) {
    return node.known(KnownContent.of(List.of(), List.of(node.input(0).shape().elementCount())));
  }

  static Value constant(NodeImport node) {
    return node.constant(
        constant(node, "value", "value_float", "value_int", "value_floats", "value_ints")
            .orElseThrow(() -> node.error("expected numbers, found none")));
  }

  private static Optional<Tensor> constant(NodeImport node, String... names) {
    for (String name : names) {
      Object value = node.attribute(name).orElse(null);
      if (value instanceof Tensor tensor) {
        return Optional.of(tensor);
      } else if (value instanceof Float real) {
        return Optional.of(Tensor.scalar(real));
      } else if (value instanceof Long integer) {
        return Optional.of(Tensor.of(List.of(), integer));
      } else if (value instanceof List<?> list) {
        return Optional.of(vector(list));
      }
    }
    return Optional.empty();
  }

  private static Tensor vector(List<?> list) {
    boolean integers = list.stream().allMatch(Long.class::isInstance);
    if (integers) {
      return Tensor.vector(list.stream().map(Long.class::cast).toList());
    }
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Float) list.get(i);
    }
    return Tensor.of(List.of(values.length), values);
  }
}
