package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Taking positions along axes. */
final class SelectImport {
  private SelectImport() {}

  /** Bounds as attributes before opset 10, as inputs from then on. */
  static Value slice(NodeImport node) {
    Value value = node.input(0);
    List<Long> starts = bounds(node, 1, "starts");
    List<Long> ends = bounds(node, 2, "ends");
    List<Long> axes =
        node.integers(3, "axes")
            .orElseGet(() -> LongStream.range(0, starts.size()).boxed().toList());
    List<Long> steps = node.has(4) ? node.integers(4) : starts.stream().map(s -> 1L).toList();
    if (ends.size() != starts.size()
        || axes.size() != starts.size()
        || steps.size() != starts.size()) {
      throw node.error("its starts, ends, axes and steps differ in number");
    }
    Value result = value;
    for (int i = 0; i < axes.size(); i++) {
      int axis = node.axis(axes.get(i), value.rank());
      result = slice(node, result, axis, starts.get(i), ends.get(i), steps.get(i));
    }
    return result;
  }

  private static List<Long> bounds(NodeImport node, int position, String attribute) {
    return node.integers(position, attribute)
        .orElseThrow(() -> node.error("its " + attribute + " are missing"));
  }

  private static Value slice(
      NodeImport node, Value value, int axis, long start, long end, long step) {
    if (step == 0) {
      throw node.error("a step of 0");
    }
    if (!value.size(axis).isFixed()) {
      if (start == 0 && step == 1 && end >= Integer.MAX_VALUE) {
        return value;
      }
      Axes.requireWithinImage(node, value, List.of(axis));
    }
    long size = value.size(axis).constant();
    long from = clamp(start, size, 0, step < 0 ? size - 1 : size);
    long to = clamp(end, size, step < 0 ? -1 : 0, step < 0 ? size - 1 : size);
    long distance = step < 0 ? from - to : to - from;
    long count = distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
    if (count == size && from == 0) {
      return value;
    }
    if (value.known().isPresent() || step < 0) {
      node.budget().spend(ElementType.INT64, count);
      long[] positions = LongStream.range(0, count).map(i -> from + i * step).toArray();
      return take(node, value, axis, positions);
    }
    Shape shape = value.shape().with(axis, Size.of(count));
    List<Value> inputs =
        List.of(
            value,
            node.constant(List.of(from)),
            node.constant(List.of(to)),
            node.constant(List.of((long) axis)),
            node.constant(List.of(step)));
    return node.emit("Slice", inputs, Map.of(), value.type(), shape);
  }

  private static long clamp(long bound, long size, long least, long most) {
    long counted = bound < 0 ? Math.max(bound, -size - 1) + size : bound;
    return Math.min(Math.max(counted, least), most);
  }

  /** The given positions along an axis, which count from the front. */
  static Value take(NodeImport node, Value value, int axis, long... positions) {
    Axes.requireWithinImage(node, value, List.of(axis));
    long size = value.size(axis).constant();
    if (Arrays.stream(positions).anyMatch(p -> p < 0 || p >= size)) {
      throw node.error("a position outside of size " + size);
    }
    Shape shape = value.shape().with(axis, Size.of(positions.length));
    if (value.known().isPresent()) {
      node.budget().spend(value.known().get(), shape);
      int[] chosen = Arrays.stream(positions).mapToInt(Math::toIntExact).toArray();
      return node.known(value.known().get().rearranged(t -> Tensors.select(t, axis, chosen)));
    }
    Value indices = node.constant(Tensor.of(List.of(positions.length), positions));
    return gather(node, value, indices, axis, shape);
  }

  private static Value gather(NodeImport node, Value value, Value indices, int axis, Shape shape) {
    Map<String, Long> attributes = Map.of("axis", (long) axis);
    return node.emit("Gather", List.of(value, indices), attributes, value.type(), shape);
  }

  /** Indices of any shape, whose axes take the place of the axis. */
  static Value gather(NodeImport node) {
    Value value = node.input(0);
    Value indices = node.input(1);
    int axis = node.axis(node.integer("axis", 0), value.rank());
    if (indices.type() != ElementType.INT64) {
      throw node.error("expected int64 indices, found " + indices.type());
    }
    Axes.requireWithinImage(node, value, List.of(axis));
    Shape shape =
        value
            .shape()
            .subShape(0, axis)
            .plus(indices.shape())
            .plus(value.shape().subShape(axis + 1, value.rank()));
    if (indices.constant().isPresent()) {
      long size = value.size(axis).constant();
      long[] positions =
          Arrays.stream(indices.constant().get().longs()).map(i -> i < 0 ? i + size : i).toArray();
      return Reshaping.to(node, take(node, value, axis, positions), shape);
    }
    Size count = indices.shape().elementCount();
    Value flat = Reshaping.to(node, indices, Shape.of(count));
    Value taken = gather(node, value, flat, axis, value.shape().with(axis, flat.size(0)));
    return Reshaping.to(node, taken, shape);
  }

  /** Indices of the values that are not zero, one column each; for constants alone. */
  static Value nonZero(NodeImport node) {
    Tensor tensor = Tensors.cast(node.constant(0), ElementType.BOOL);
    int[] found = IntStream.range(0, tensor.size()).filter(i -> tensor.longs()[i] != 0).toArray();
    node.budget().spend(ElementType.INT64, (long) found.length * tensor.rank());
    List<Long> indices = new ArrayList<>();
    int stride = tensor.size();
    for (int size : tensor.shape()) {
      int inner = stride / size;
      for (int position : found) {
        indices.add((long) position % stride / inner);
      }
      stride = inner;
    }
    long[] values = indices.stream().mapToLong(Long::longValue).toArray();
    return node.constant(Tensor.of(List.of(tensor.rank(), found.length), values));
  }
}
