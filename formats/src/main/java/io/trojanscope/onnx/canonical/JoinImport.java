package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Joining values along an axis, and taking them apart. */
final class JoinImport {
  private JoinImport() {}

  static Value concat(NodeImport node) {
    List<Value> parts =
        IntStream.range(0, node.inputCount())
            .mapToObj(node::input)
            .filter(v -> !v.shape().elementCount().is(0))
            .toList();
    if (parts.isEmpty()) {
      return node.input(0);
    }
    Value first = parts.get(0);
    int axis = node.axis(node.integer("axis", 0), first.rank());
    List<Value> aligned = parts.stream().map(p -> overImages(node, p, parts, axis)).toList();
    aligned.forEach(part -> Axes.requireWithinImage(node, part, List.of(axis)));
    requireOneType(node, aligned);
    Size length = aligned.stream().map(v -> v.size(axis)).reduce(Size.ZERO, Size::plus);
    Shape shape = joined(node, aligned, axis, length);
    if (aligned.stream().allMatch(v -> v.known().isPresent())) {
      node.budget().spend(first.type(), first.shape().with(axis, length));
      return node.known(concat(aligned.stream().map(v -> v.known().get()).toList(), axis));
    }
    Map<String, Long> attributes = Map.of("axis", (long) axis);
    return aligned.size() == 1
        ? first
        : node.emit("Concat", aligned, attributes, first.type(), shape);
  }

  private static void requireOneType(NodeImport node, List<Value> values) {
    List<ElementType> types = values.stream().map(Value::type).distinct().toList();
    if (types.size() > 1) {
      throw node.error("expected values of one type, found " + types);
    }
  }

  private static Shape joined(NodeImport node, List<Value> parts, int axis, Size length) {
    Shape shape = parts.get(0).shape().with(axis, length);
    for (Value part : parts) {
      Shape other = part.shape().with(axis, length);
      if (!other.equals(shape)) {
        throw node.error("shapes %s and %s do not fit together".formatted(shape, other));
      }
      shape = Broadcasting.of(node, shape, other);
    }
    return shape;
  }

  /** Repeats a part that was exported for one image, if the others are there for each image. */
  private static Value overImages(NodeImport node, Value part, List<Value> parts, int joined) {
    if (!node.fixedBatch().equals(java.util.OptionalLong.of(1))) {
      return part;
    }
    List<Size> sizes = new ArrayList<>(part.shape().sizes());
    for (Value other : parts) {
      for (int axis = 0; axis < Math.min(sizes.size(), other.rank()); axis++) {
        if (axis != joined && sizes.get(axis).is(1) && !other.size(axis).isFixed()) {
          sizes.set(axis, other.size(axis));
        }
      }
    }
    return ExpandImport.expand(node, part, new Shape(sizes));
  }

  private static KnownContent concat(List<KnownContent> parts, int axis) {
    Tensor constant = Tensors.concat(parts.stream().map(KnownContent::constant).toList(), axis);
    if (parts.stream().allMatch(KnownContent::isFixed)) {
      return KnownContent.of(constant);
    }
    List<Tensor> perImage =
        parts.stream().map(p -> p.perImage().orElseGet(() -> zeros(p.constant()))).toList();
    return new KnownContent(constant, Optional.of(Tensors.concat(perImage, axis)));
  }

  private static Tensor zeros(Tensor like) {
    return Tensor.of(like.shape(), new long[like.size()]);
  }

  /** Sizes as an attribute or an input; without them, equal parts, the last of them smaller. */
  static List<Value> split(NodeImport node) {
    Value value = node.input(0);
    int axis = node.axis(node.integer("axis", 0), value.rank());
    Axes.requireWithinImage(node, value, List.of(axis));
    long length = value.size(axis).constant();
    List<Long> sizes =
        node.integers(1, "split").orElseGet(() -> equalParts(length, node.outputCount()));
    long sum = sizes.stream().reduce(0L, Math::addExact);
    if (sum != length || sizes.size() != node.outputCount() || Collections.min(sizes) < 0) {
      throw node.error("parts %s do not make up size %d".formatted(sizes, length));
    }
    return value.known().isPresent()
        ? split(node, value.known().get(), axis, sizes)
        : split(node, value, axis, sizes);
  }

  private static List<Long> equalParts(long length, int count) {
    long part = (length + count - 1) / count;
    List<Long> sizes = new ArrayList<>(Collections.nCopies(count, part));
    sizes.set(count - 1, length - part * (count - 1));
    return sizes;
  }

  private static List<Value> split(
      NodeImport node, KnownContent known, int axis, List<Long> sizes) {
    node.budget().spend(known, Shape.fixed(known.shape()));
    List<Value> parts = new ArrayList<>();
    int start = 0;
    for (long size : sizes) {
      int[] positions = IntStream.range(start, start + (int) size).toArray();
      parts.add(node.known(known.rearranged(t -> Tensors.select(t, axis, positions))));
      start += (int) size;
    }
    return parts;
  }

  private static List<Value> split(NodeImport node, Value value, int axis, List<Long> sizes) {
    List<Shape> shapes = sizes.stream().map(s -> value.shape().with(axis, Size.of(s))).toList();
    return node.emitAll(
        "Split", List.of(value, node.constant(sizes)), Map.of("axis", (long) axis), shapes);
  }

  /** Where the first operand is true the second, elsewhere the third. */
  static Value where(NodeImport node) {
    Value condition = CastImport.cast(node, node.input(0), ElementType.BOOL);
    Value then = node.input(1);
    Value otherwise = node.input(2);
    requireOneType(node, List.of(then, otherwise));
    Shape shape =
        Broadcasting.of(
            node, condition.shape(), Broadcasting.of(node, then.shape(), otherwise.shape()));
    boolean known =
        condition.constant().isPresent()
            && then.known().isPresent()
            && otherwise.known().isPresent();
    if (!known) {
      return node.emit("Where", List.of(condition, then, otherwise), Map.of(), then.type(), shape);
    }
    node.budget().spend(then.type(), shape);
    List<Integer> sizes = shape.toIntegers();
    Tensor chosen = Tensors.expand(condition.constant().get(), sizes);
    KnownContent a = then.known().get();
    KnownContent b = otherwise.known().get();
    Tensor constant = where(chosen, a.constant(), b.constant());
    if (a.isFixed() && b.isFixed()) {
      return node.constant(constant);
    }
    Tensor perImage =
        where(
            chosen,
            a.perImage().orElseGet(() -> zeros(a.constant())),
            b.perImage().orElseGet(() -> zeros(b.constant())));
    return node.known(new KnownContent(constant, Optional.of(perImage)));
  }

  private static Tensor where(Tensor condition, Tensor then, Tensor otherwise) {
    Tensor a = Tensors.expand(then, condition.shape());
    Tensor b = Tensors.expand(otherwise, condition.shape());
    int size = condition.size();
    int[] positions = new int[size];
    for (int i = 0; i < size; i++) {
      positions[i] = condition.longs()[i] != 0 ? i : size + i;
    }
    List<Integer> flat = List.of(size);
    Tensor both = Tensors.concat(List.of(a.withShape(flat), b.withShape(flat)), 0);
    return Tensors.select(both, 0, positions).withShape(condition.shape());
  }
}
