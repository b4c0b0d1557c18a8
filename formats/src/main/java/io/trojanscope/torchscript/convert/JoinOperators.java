package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.torchscript.convert.TensorCell.Kind;
import io.trojanscope.torchscript.syntax.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Joining tensors, taking them apart, and moving their elements about. */
final class JoinOperators {
  private JoinOperators() {}

  static void addTo(AtenOperators table) {
    for (String name : List.of("cat", "concat", "concatenate")) {
      table.addTensor(name + "(tensors, dim)", call -> join(call, call.tensors("tensors")));
    }
    table.addTensor("stack(tensors, dim)", JoinOperators::stack);
    table.add("chunk(self, chunks, dim)", JoinOperators::chunk);
    table.add("split(self, sizes, dim)", JoinOperators::split);
    table.add("split_with_sizes(self, sizes, dim)", JoinOperators::split);
    table.add("unbind(self, dim)", JoinOperators::unbind);
    table.addTensor("roll(self, shifts, dims)", JoinOperators::roll);
    table.addTensor("flip(self, dims)", JoinOperators::flip);
    table.addTensor("repeat(self, repeats)", call -> tile(call, call.sizes("repeats")));
    table.addTensor("tile(self, dims)", call -> tile(call, call.sizes("dims")));
    table.addTensor("index(self, indices)", JoinOperators::index);
    table.addTensor(
        "index_select(self, dim, index)",
        call ->
            call.emit(
                "Gather",
                Map.of("axis", call.integer("dim")),
                call.tensor("self"),
                call.tensor("index")));
    table.addTensor(
        "pixel_shuffle(self, upscale_factor)",
        call ->
            call.emit(
                "DepthToSpace",
                Map.of("blocksize", call.integer("upscale_factor"), "mode", "CRD"),
                call.tensor("self")));
    table.addTensor("channel_shuffle(self, groups)", JoinOperators::shuffle);
  }

  private static Value join(OperatorCall call, List<Value> parts) {
    ElementType type =
        parts.stream().map(Value::type).reduce(DataTypes::joined).orElseThrow(JoinOperators::empty);
    List<Value> alike = parts.stream().map(part -> DataTypes.cast(call, part, type)).toList();
    return call.emit("Concat", Map.of("axis", call.integer("dim", 0)), alike);
  }

  private static UnsupportedCodeException empty() {
    return new UnsupportedCodeException("joins an empty list");
  }

  private static Value stack(OperatorCall call) {
    List<Value> parts = call.tensors("tensors");
    if (parts.isEmpty()) {
      throw empty();
    }
    long axis = call.axis("dim", 0, parts.get(0).rank() + 1);
    Value at = call.vector(List.of(axis));
    return join(call, parts.stream().map(part -> call.emit("Unsqueeze", part, at)).toList());
  }

  private static Object chunk(OperatorCall call) {
    Value value = call.tensor("self");
    int axis = call.axis("dim", 0, value.rank());
    long chunks = call.integer("chunks");
    long size = Scalars.fixed(value.size(axis));
    return parts(call, axis, sizes(size, (size + chunks - 1) / Math.max(1, chunks)));
  }

  private static Object split(OperatorCall call) {
    Value value = call.tensor("self");
    int axis = call.axis("dim", 0, value.rank());
    return call.get("sizes") instanceof Size size
        ? parts(call, axis, sizes(Scalars.fixed(value.size(axis)), Scalars.fixed(size)))
        : parts(call, axis, call.integers("sizes"));
  }

  /** Parts of equal size, the last of them perhaps smaller. */
  private static List<Long> sizes(long whole, long part) {
    if (part < 1 || whole / part > Short.MAX_VALUE) {
      throw new UnsupportedCodeException("parts of size %d of %d".formatted(part, whole));
    }
    List<Long> sizes = new ArrayList<>();
    for (long rest = whole; rest > 0; rest -= part) {
      sizes.add(Math.min(part, rest));
    }
    return sizes;
  }

  private static ListValue parts(OperatorCall call, int axis, List<Long> sizes) {
    TensorCell self = call.cell("self");
    List<Value> values =
        sizes.size() == 1
            ? List.of(self.value())
            : call.emitAll(
                "Split",
                Map.of("axis", (long) axis),
                sizes.size(),
                List.of(self.value(), call.vector(sizes)));
    List<TensorCell> parts = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < sizes.size(); i++) {
      long from = start;
      long to = from + sizes.get(i);
      parts.add(
          self.viewed(
              Kind.SELECTION,
              values.get(i),
              whole -> ViewOperators.part(call, whole, axis, from, to)));
      start = to;
    }
    return ListValue.of(parts);
  }

  private static Object unbind(OperatorCall call) {
    Value value = call.tensor("self");
    int axis = call.axis("dim", 0, value.rank());
    Value at = call.vector(List.of((long) axis));
    List<TensorCell> parts = new ArrayList<>();
    long size = Scalars.fixed(value.size(axis));
    for (Object part : parts(call, axis, sizes(size, 1)).items()) {
      TensorCell cell = (TensorCell) part;
      Value now = call.emit("Squeeze", cell.value(), at);
      parts.add(cell.viewed(Kind.SAME_ORDER, now, whole -> call.emit("Squeeze", whole, at)));
    }
    return ListValue.of(parts);
  }

  /** Moves the elements along axes; those that leave come in at the other end. */
  private static Value roll(OperatorCall call) {
    Value value = call.tensor("self");
    List<Long> shifts = call.integers("shifts");
    List<Long> dims = call.has("dims") ? call.integers("dims") : List.of();
    if (dims.size() != shifts.size()) {
      throw new UnsupportedCodeException("roll: expected a shift for each axis");
    }
    Value rolled = value;
    for (int i = 0; i < dims.size(); i++) {
      int axis = OperatorCall.axis(dims.get(i), value.rank());
      long size = Scalars.fixed(value.size(axis));
      long first = size - Math.floorMod(shifts.get(i), size);
      if (first != size) {
        Value end = ViewOperators.part(call, rolled, axis, first, size);
        Value start = ViewOperators.part(call, rolled, axis, 0, first);
        rolled = call.emit("Concat", Map.of("axis", (long) axis), end, start);
      }
    }
    return rolled;
  }

  private static Value flip(OperatorCall call) {
    List<Long> axes = call.integers("dims");
    return call.emit(
        "Slice",
        call.tensor("self"),
        call.vector(Collections.nCopies(axes.size(), -1L)),
        call.vector(Collections.nCopies(axes.size(), Long.MIN_VALUE / 2)),
        call.vector(axes),
        call.vector(Collections.nCopies(axes.size(), -1L)));
  }

  private static Value tile(OperatorCall call, List<Size> repeats) {
    Value value = call.tensor("self");
    List<Size> times = new ArrayList<>(repeats);
    while (times.size() < value.rank()) {
      times.add(0, Size.ONE);
    }
    List<Size> shape = new ArrayList<>(value.shape().sizes());
    while (shape.size() < times.size()) {
      shape.add(0, Size.ONE);
    }
    Value full = call.emit("Reshape", value, call.shape(shape));
    boolean copiesImages = times.stream().anyMatch(size -> !size.isFixed());
    return copiesImages ? expanded(call, full, times) : call.emit("Tile", full, call.shape(times));
  }

  /** One copy for each image, along axes of size 1. */
  private static Value expanded(OperatorCall call, Value value, List<Size> times) {
    List<Size> shape = new ArrayList<>();
    for (int axis = 0; axis < times.size(); axis++) {
      if (!times.get(axis).is(1) && !value.size(axis).is(1)) {
        throw new UnsupportedCodeException("repeats an axis for each image");
      }
      shape.add(times.get(axis).is(1) ? value.size(axis) : times.get(axis));
    }
    return call.emit("Expand", value, call.shape(shape));
  }

  /** {@code self[indices]} with indices for a single axis. */
  private static Value index(OperatorCall call) {
    List<Object> indices = call.items("indices");
    int axis = -1;
    for (int i = 0; i < indices.size(); i++) {
      if (indices.get(i) != Expression.NONE) {
        if (axis >= 0) {
          throw new UnsupportedCodeException("indices along several axes");
        }
        axis = i;
      }
    }
    if (axis < 0 || !(indices.get(axis) instanceof TensorCell cell)) {
      throw new UnsupportedCodeException("expected a tensor of indices");
    }
    if (cell.value().type() != ElementType.INT64 || cell.value().known().isEmpty()) {
      throw new UnsupportedCodeException("indices that are not constant integers");
    }
    return call.emit("Gather", Map.of("axis", (long) axis), call.tensor("self"), cell.value());
  }

  private static Value shuffle(OperatorCall call) {
    Value value = call.tensor("self");
    long groups = call.integer("groups");
    List<Size> sizes = value.shape().sizes();
    List<Size> grouped = new ArrayList<>(List.of(sizes.get(0), Size.of(groups), Size.of(-1)));
    grouped.addAll(sizes.subList(2, sizes.size()));
    List<Long> order = new ArrayList<>(List.of(0L, 2L, 1L));
    for (long axis = 3; axis < grouped.size(); axis++) {
      order.add(axis);
    }
    Value split = call.emit("Reshape", value, call.shape(grouped));
    return call.emit("Reshape", ViewOperators.permuted(call, split, order), call.shape(sizes));
  }
}
