package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators that change the order of the axes. */
final class TransposeImport {
  private TransposeImport() {}

  static Value transpose(NodeImport node) {
    Value value = node.input(0);
    List<Long> order = new ArrayList<>();
    for (long axis = value.rank() - 1L; axis >= 0; axis--) {
      order.add(axis);
    }
    List<Integer> axes =
        node.integers("perm", order).stream().map(a -> node.axis(a, value.rank())).toList();
    if (axes.size() != value.rank() || axes.stream().distinct().count() != axes.size()) {
      throw node.error("perm %s does not fit shape %s".formatted(axes, value.shape()));
    }
    return transpose(node, value, axes);
  }

  /** Result axis r is source axis {@code axes.get(r)}. */
  static Value transpose(NodeImport node, Value value, Integer... axes) {
    return transpose(node, value, Arrays.asList(axes));
  }

  private static Value transpose(NodeImport node, Value value, List<Integer> axes) {
    if (axes.equals(Axes.all(value.rank()))) {
      return value;
    }
    if (value.known().isPresent()) {
      node.budget().spend(value.known().get(), value.shape());
      return node.known(value.known().get().rearranged(t -> Tensors.transpose(t, axes)));
    }
    Shape shape = new Shape(axes.stream().map(value::size).toList());
    Optional<Value> undone = undone(node, value, axes, shape);
    if (undone.isPresent()) {
      return undone.get();
    }
    List<Long> perm = axes.stream().map(Integer::longValue).toList();
    return node.emit("Transpose", List.of(value), Map.of("perm", perm), value.type(), shape);
  }

  /** What the transpose before this one started from, if this one takes it back. */
  private static Optional<Value> undone(
      NodeImport node, Value value, List<Integer> axes, Shape shape) {
    Optional<Node> before = node.producer(value).filter(n -> n.operator().equals("Transpose"));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    List<Long> perm = before.get().attributes().integers("perm", List.of());
    for (int axis = 0; axis < axes.size(); axis++) {
      if (perm.get(axes.get(axis)) != axis) {
        return Optional.empty();
      }
    }
    return Optional.of(Value.computed(before.get().inputs().get(0), value.type(), shape));
  }

  /** Channels become blocks of pixels. */
  static Value depthToSpace(NodeImport node) {
    Value value = node.input(0);
    int block = blockSize(node, value);
    Size depth = quotient(node, value.size(1), (long) block * block);
    boolean depthFirst = node.choice("mode", "DCR", "CRD").equals("DCR");
    Size side = Size.of(block);
    Shape split =
        depthFirst
            ? Shape.of(value.size(0), side, side, depth, value.size(2), value.size(3))
            : Shape.of(value.size(0), depth, side, side, value.size(2), value.size(3));
    Value parts = Reshaping.to(node, value, split);
    Value moved =
        depthFirst
            ? transpose(node, parts, 0, 3, 4, 1, 5, 2)
            : transpose(node, parts, 0, 1, 4, 2, 5, 3);
    return Reshaping.to(
        node,
        moved,
        Shape.of(value.size(0), depth, value.size(2).times(side), value.size(3).times(side)));
  }

  /** Blocks of pixels become channels. */
  static Value spaceToDepth(NodeImport node) {
    Value value = node.input(0);
    int block = blockSize(node, value);
    Size side = Size.of(block);
    Size height = quotient(node, value.size(2), block);
    Size width = quotient(node, value.size(3), block);
    Value parts =
        Reshaping.to(
            node, value, Shape.of(value.size(0), value.size(1), height, side, width, side));
    Value moved = transpose(node, parts, 0, 3, 5, 1, 2, 4);
    Size depth = value.size(1).times(Size.of((long) block * block));
    return Reshaping.to(node, moved, Shape.of(value.size(0), depth, height, width));
  }

  private static int blockSize(NodeImport node, Value value) {
    long block = node.integer("blocksize", 0);
    if (value.rank() != 4 || block < 1 || block > Short.MAX_VALUE) {
      throw node.error("block size %d does not fit shape %s".formatted(block, value.shape()));
    }
    return (int) block;
  }

  private static Size quotient(NodeImport node, Size size, long divisor) {
    if (!size.isFixed() || size.constant() % divisor != 0) {
      throw node.error("size %s is not a multiple of %d".formatted(size, divisor));
    }
    return Size.of(size.constant() / divisor);
  }
}
