package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Values added around a value, or taken off where a pad is negative. */
final class PadImport {
  private PadImport() {}

  /** Pads as attributes before opset 11, as inputs from then on, for some axes from opset 18 on. */
  static Value pad(NodeImport node) {
    Value value = node.input(0);
    List<Long> given =
        node.integers(1, "pads").orElseThrow(() -> node.error("its pads are missing"));
    List<Integer> axes =
        node.has(3)
            ? node.integers(3).stream().map(a -> node.axis(a, value.rank())).toList()
            : Axes.all(value.rank());
    if (given.size() != 2 * axes.size()) {
      throw node.error("pads %s do not fit shape %s".formatted(given, value.shape()));
    }
    List<Long> before = new ArrayList<>(Collections.nCopies(value.rank(), 0L));
    List<Long> after = new ArrayList<>(before);
    for (int i = 0; i < axes.size(); i++) {
      before.set(axes.get(i), given.get(i));
      after.set(axes.get(i), given.get(axes.size() + i));
    }
    String mode = node.choice("mode", "constant", "reflect", "edge", "wrap");
    return mode.equals("constant")
        ? constant(node, value, before, after, fill(node))
        : repeated(node, value, before, after, mode);
  }

  private static float fill(NodeImport node) {
    if (!node.has(2)) {
      return node.real("value", 0);
    }
    Tensor fill = node.constant(2);
    if (fill.size() != 1) {
      throw node.error("expected a single number to pad with, found shape " + fill.shape());
    }
    return fill.isFloat() ? fill.floats()[0] : fill.longs()[0];
  }

  static Value zeros(NodeImport node, Value value, List<Long> before, List<Long> after) {
    return pad(node, value, before, after, 0);
  }

  /** Pads the axes from the third on with a number. */
  static Value pad(NodeImport node, Value value, List<Long> before, List<Long> after, float fill) {
    List<Long> front = new ArrayList<>(List.of(0L, 0L));
    List<Long> behind = new ArrayList<>(List.of(0L, 0L));
    front.addAll(before);
    behind.addAll(after);
    return constant(node, value, front, behind, fill);
  }

  private static Value constant(
      NodeImport node, Value value, List<Long> before, List<Long> after, float fill) {
    if (IntStream.range(0, value.rank())
        .allMatch(axis -> before.get(axis) == 0 && after.get(axis) == 0)) {
      return value;
    }
    Value number = node.constant(Tensor.scalar(fill));
    return emit(node, value, before, after, List.of(number), Map.of());
  }

  private static Value emit(
      NodeImport node,
      Value value,
      List<Long> before,
      List<Long> after,
      List<Value> fill,
      Map<String, String> attributes) {
    List<Long> pads = new ArrayList<>(before);
    pads.addAll(after);
    List<Value> inputs = new ArrayList<>(List.of(value, node.constant(pads)));
    inputs.addAll(fill);
    List<Size> sizes = new ArrayList<>();
    for (int axis = 0; axis < value.rank(); axis++) {
      long added = Math.addExact(before.get(axis), after.get(axis));
      if (before.get(axis) == 0 && after.get(axis) == 0) {
        sizes.add(value.size(axis));
      } else {
        Axes.requireWithinImage(node, value, List.of(axis));
        sizes.add(value.size(axis).plus(Size.of(added)));
      }
    }
    return node.emit("Pad", inputs, attributes, value.type(), new Shape(sizes));
  }

  /** Values from inside, either by libtorch's own operators or by taking positions. */
  private static Value repeated(
      NodeImport node, Value value, List<Long> before, List<Long> after, String mode) {
    if (isDirect(value, before, after, mode)) {
      return emit(node, value, before, after, List.of(), Map.of("mode", mode));
    }
    Value result = value;
    for (int axis = 0; axis < value.rank(); axis++) {
      if (before.get(axis) != 0 || after.get(axis) != 0) {
        Axes.requireWithinImage(node, value, List.of(axis));
        long size = value.size(axis).constant();
        long front = before.get(axis);
        long length = Math.addExact(Math.addExact(size, front), after.get(axis));
        node.budget().spend(ElementType.INT64, Math.max(0, length));
        LongUnaryOperator source = source(mode, size);
        long[] positions =
            LongStream.range(0, length).map(i -> source.applyAsLong(i - front)).toArray();
        result = SelectImport.take(node, result, axis, positions);
      }
    }
    return result;
  }

  private static boolean isDirect(Value value, List<Long> before, List<Long> after, String mode) {
    boolean known = !mode.equals("wrap") && (value.rank() == 4 || value.rank() == 3);
    return known
        && IntStream.range(0, value.rank())
            .allMatch(
                axis -> {
                  long most = axis < 2 ? 0 : value.size(axis).constant() - 1;
                  long front = before.get(axis);
                  long behind = after.get(axis);
                  return front >= 0 && behind >= 0 && front <= most && behind <= most;
                });
  }

  /** Which position inside stands for one outside. */
  private static LongUnaryOperator source(String mode, long size) {
    return switch (mode) {
      case "edge" -> i -> Math.min(Math.max(i, 0), size - 1);
      case "wrap" -> i -> Math.floorMod(i, size);
      default ->
          i -> {
            long period = Math.max(1, 2 * (size - 1));
            long place = Math.floorMod(i, period);
            return Math.min(place, period - place) % size;
          };
    };
  }
}
