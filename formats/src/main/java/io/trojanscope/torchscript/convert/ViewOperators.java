package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.Shape;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.torchscript.convert.TensorCell.Kind;
import io.trojanscope.torchscript.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Operators whose result is, or may be, a view of their operand. */
final class ViewOperators {
  private ViewOperators() {}

  static void addTo(AtenOperators table) {
    addReshapes(table);
    table.addView("permute(self, dims)", Kind.SELECTION, ViewOperators::permute);
    for (String name : List.of("transpose", "swapaxes", "swapdims")) {
      table.addView(name + "(self, dim0, dim1)", Kind.SELECTION, ViewOperators::transpose);
    }
    table.addView(
        "t(self)",
        Kind.SELECTION,
        (call, base) -> base.rank() < 2 ? base : permuted(call, base, List.of(1L, 0L)));
    table.addView("expand(self, size, implicit)", Kind.SELECTION, ViewOperators::expand);
    table.addView(
        "expand_as(self, other)",
        Kind.SELECTION,
        (call, base) ->
            call.emit("Expand", base, call.shape(call.tensor("other").shape().sizes())));
    table.addView("select(self, dim, index)", Kind.SELECTION, ViewOperators::select);
    table.addView(
        "narrow(self, dim, start, length)",
        Kind.SELECTION,
        (call, base) -> {
          long start = call.integer("start");
          return part(call, base, call.integer("dim"), start, start + call.integer("length"));
        });
    table.add("slice(self, a, b, c, d, dim, start, end, step)", ViewOperators::slice);
    addCopies(table);
  }

  private static void addReshapes(AtenOperators table) {
    table.addView("view(self, size)", Kind.SAME_ORDER, ViewOperators::reshape);
    table.addView("_unsafe_view(self, size)", Kind.UNCERTAIN, ViewOperators::reshape);
    table.addView("reshape(self, shape)", Kind.UNCERTAIN, ViewOperators::reshape);
    table.addView(
        "view_as(self, other)",
        Kind.SAME_ORDER,
        (call, base) -> call.reshaped(base, call.tensor("other").shape()));
    table.addView(
        "reshape_as(self, other)",
        Kind.UNCERTAIN,
        (call, base) -> call.reshaped(base, call.tensor("other").shape()));
    table.addView("flatten(self, start_dim, end_dim)", Kind.UNCERTAIN, ViewOperators::flatten);
    table.addView("unflatten(self, dim, sizes)", Kind.SAME_ORDER, ViewOperators::unflatten);
    table.addView(
        "unsqueeze(self, dim)",
        Kind.SAME_ORDER,
        (call, base) -> {
          long axis = call.axis("dim", 0, base.rank() + 1);
          return call.emit("Unsqueeze", base, call.vector(List.of(axis)));
        });
    table.addView("squeeze(self, dim)", Kind.SAME_ORDER, ViewOperators::squeeze);
    for (String name : List.of("detach", "alias", "lift_fresh", "prim.data")) {
      table.addView(name + "(self)", Kind.SAME_ORDER, (call, base) -> base);
    }
  }

  /** Conversions: of the same type, they give the tensor itself. */
  private static void addCopies(AtenOperators table) {
    table.addView("contiguous(self, memory_format)", Kind.UNCERTAIN, (call, base) -> base);
    table.addView(
        "to(self, a, b, c, d, e, dtype, layout, device, pin_memory, non_blocking, copy,"
            + " memory_format)",
        Kind.UNCERTAIN,
        ViewOperators::convert);
    table.addView(
        "type_as(self, other)",
        Kind.UNCERTAIN,
        (call, base) -> DataTypes.cast(call, base, call.tensor("other").type()));
    for (String name : List.of("float", "half", "double", "_cast_Float")) {
      table.addView(
          name + "(self, non_blocking)",
          Kind.UNCERTAIN,
          (call, base) -> DataTypes.real(call, base));
    }
    for (String name : List.of("cpu", "cuda")) {
      table.addView(name + "(self)", Kind.UNCERTAIN, (call, base) -> base);
    }
  }

  private static Value reshape(OperatorCall call, Value base) {
    List<Size> sizes = call.sizes(call.has("size") ? "size" : "shape");
    return call.emit("Reshape", Map.of("allowzero", 1L), base, call.shape(sizes));
  }

  private static Value flatten(OperatorCall call, Value base) {
    if (base.rank() == 0) {
      return call.reshaped(base, shape(List.of(Size.ONE)));
    }
    int first = call.axis("start_dim", 0, base.rank());
    int last = call.axis("end_dim", -1, base.rank());
    List<Size> sizes = new ArrayList<>(base.shape().sizes().subList(0, first));
    sizes.add(base.shape().sizes().subList(first, last + 1).stream().reduce(Size.ONE, Size::times));
    sizes.addAll(base.shape().sizes().subList(last + 1, base.rank()));
    return call.reshaped(base, shape(sizes));
  }

  private static Value unflatten(OperatorCall call, Value base) {
    int axis = call.axis("dim", 0, base.rank());
    List<Size> sizes = new ArrayList<>(base.shape().sizes().subList(0, axis));
    sizes.addAll(call.sizes("sizes"));
    sizes.addAll(base.shape().sizes().subList(axis + 1, base.rank()));
    return call.emit("Reshape", base, call.shape(sizes));
  }

  private static Shape shape(List<Size> sizes) {
    return new Shape(sizes);
  }

  /** Sizes other than 1 stay. */
  private static Value squeeze(OperatorCall call, Value base) {
    List<Long> chosen = new ArrayList<>();
    Set<Integer> asked =
        call.has("dim")
            ? Set.of(call.axis("dim", 0, Math.max(1, base.rank())))
            : IntStream.range(0, base.rank()).boxed().collect(java.util.stream.Collectors.toSet());
    for (int axis = 0; axis < base.rank(); axis++) {
      if (asked.contains(axis) && base.size(axis).is(1)) {
        chosen.add((long) axis);
      }
    }
    return chosen.isEmpty() ? base : call.emit("Squeeze", base, call.vector(chosen));
  }

  private static Value permute(OperatorCall call, Value base) {
    List<Long> order =
        call.integers("dims").stream()
            .map(axis -> (long) OperatorCall.axis(axis, base.rank()))
            .toList();
    return permuted(call, base, order);
  }

  private static Value transpose(OperatorCall call, Value base) {
    int first = call.axis("dim0", 0, base.rank());
    int second = call.axis("dim1", 0, base.rank());
    return swapped(call, base, first, second);
  }

  /** A tensor with two axes exchanged. */
  static Value swapped(OperatorCall call, Value base, int first, int second) {
    List<Long> order =
        new ArrayList<>(IntStream.range(0, base.rank()).mapToObj(axis -> (long) axis).toList());
    order.set(first, (long) second);
    order.set(second, (long) first);
    return permuted(call, base, order);
  }

  static Value permuted(OperatorCall call, Value base, List<Long> order) {
    return call.emit("Transpose", Map.of("perm", order), base);
  }

  /** A size of -1 stays as it is. */
  private static Value expand(OperatorCall call, Value base) {
    List<Size> asked = new ArrayList<>(call.sizes("size"));
    int added = asked.size() - base.rank();
    for (int axis = 0; axis < asked.size(); axis++) {
      if (asked.get(axis).is(-1)) {
        asked.set(axis, axis < added ? Size.ONE : base.size(axis - added));
      }
    }
    return call.emit("Expand", base, call.shape(asked));
  }

  private static Value select(OperatorCall call, Value base) {
    int axis = call.axis("dim", 0, base.rank());
    long index = call.integer("index");
    long place = index < 0 ? index + Scalars.fixed(base.size(axis)) : index;
    if (!base.size(axis).isFixed() || place < 0 || place >= base.size(axis).constant()) {
      throw new UnsupportedCodeException(
          "index %d along axis %d of shape %s".formatted(index, axis, base.shape()));
    }
    Value slice = part(call, base, axis, place, place + 1);
    return call.emit("Squeeze", slice, call.vector(List.of((long) axis)));
  }

  static Value part(OperatorCall call, Value base, long axis, long start, long end) {
    return part(call, base, axis, start, end, 1);
  }

  private static Value part(
      OperatorCall call, Value base, long axis, long start, long end, long step) {
    return call.emit(
        "Slice",
        base,
        call.vector(List.of(start)),
        call.vector(List.of(end)),
        call.vector(List.of(axis)),
        call.vector(List.of(step)));
  }

  /** {@code slice(tensor, dim, start, end, step)}, or {@code slice(list, start, end, step)}. */
  private static Object slice(OperatorCall call) {
    if (!(call.get("self") instanceof TensorCell cell)) {
      return ListOperators.slice(
          call.items("self"),
          either(call, "a", "start"),
          either(call, "b", "end"),
          step(call, "c"));
    }
    Object dim = either(call, "a", "dim");
    Object from = either(call, "b", "start");
    Object to = either(call, "c", "end");
    long step = step(call, "d");
    Value now = slice(call, cell.value(), dim, from, to, step);
    return cell.viewed(Kind.SELECTION, now, whole -> slice(call, whole, dim, from, to, step));
  }

  private static Object either(OperatorCall call, String position, String keyword) {
    String name = call.has(position) ? position : keyword;
    return call.has(name) ? call.get(name) : Expression.NONE;
  }

  private static long step(OperatorCall call, String position) {
    Object step = either(call, position, "step");
    return step == Expression.NONE ? 1 : Scalars.index(step);
  }

  private static Value slice(
      OperatorCall call, Value base, Object dim, Object from, Object to, long step) {
    int axis = OperatorCall.axis(dim == Expression.NONE ? 0 : Scalars.index(dim), base.rank());
    Size start = from == Expression.NONE ? Size.ZERO : Scalars.integer(from);
    Size end = to == Expression.NONE ? Size.of(Long.MAX_VALUE) : Scalars.integer(to);
    if (end.equals(base.size(axis))) {
      end = Size.of(Long.MAX_VALUE);
    }
    return part(call, base, axis, Scalars.fixed(start), Scalars.fixed(end), step);
  }

  /** To a type, to the device or type of another tensor, or to a device. */
  private static Value convert(OperatorCall call, Value base) {
    if (call.has("a") && call.get("a") instanceof TensorCell other) {
      return DataTypes.cast(call, base, other.value().type());
    }
    ElementType type = DataTypes.of(call, "dtype", base.type());
    for (String position : List.of("a", "b")) {
      if (call.has(position) && call.get(position) instanceof Size) {
        type = DataTypes.of(call.integer(position));
      }
    }
    return DataTypes.cast(call, base, type);
  }
}
