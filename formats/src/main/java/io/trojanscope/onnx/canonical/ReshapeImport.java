package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators that keep the values and their order. */
final class ReshapeImport {
  private ReshapeImport() {}

  static Value reshape(NodeImport node) {
    Value value = node.input(0);
    List<Size> target = new ArrayList<>(target(node));
    boolean literal = target.stream().allMatch(Size::isFixed);
    if (!node.flag("allowzero", false)) {
      for (int axis = 0; axis < target.size(); axis++) {
        if (target.get(axis).is(0)) {
          target.set(axis, value.size(node.axis(axis, value.rank())));
        }
      }
    }
    boolean exportedForBatch = node.fixedBatch().isPresent() && !value.shape().isFixed();
    Shape shape =
        exportedForBatch && literal
            ? BatchPlacement.place(node, value.shape(), new Shape(target))
            : inferred(node, value.shape(), new Shape(target));
    return Reshaping.to(node, value, shape);
  }

  private static List<Size> target(NodeImport node) {
    KnownContent known = node.known(1);
    if (known.constant().elementType() != ElementType.INT64) {
      throw node.error("expected an int64 shape, found " + known.constant().elementType());
    }
    return known.sizes();
  }

  /** Puts the size that is left where the target says -1. */
  static Shape inferred(NodeImport node, Shape from, Shape target) {
    int open = target.sizes().indexOf(Size.of(-1));
    if (open < 0) {
      return target;
    }
    Size others = target.with(open, Size.ONE).elementCount();
    Optional<Size> left = from.elementCount().dividedBy(others);
    if (left.isEmpty() || !left.get().times(others).equals(from.elementCount())) {
      throw node.error("cannot reshape %s to %s".formatted(from, target));
    }
    return target.with(open, left.get());
  }

  static Value flatten(NodeImport node) {
    Value value = node.input(0);
    long given = node.integer("axis", 1);
    int axis = given == value.rank() ? value.rank() : node.axis(given, value.rank());
    Shape shape =
        Shape.of(
            value.shape().subShape(0, axis).elementCount(),
            value.shape().subShape(axis, value.rank()).elementCount());
    return Reshaping.to(node, value, shape);
  }

  /** Without axes, every size of 1 goes. */
  static Value squeeze(NodeImport node) {
    Value value = node.input(0);
    Optional<List<Long>> given = node.integers(1, "axes");
    List<Integer> axes =
        given.isPresent()
            ? node.axes(given.get(), value.rank())
            : Axes.all(value.rank()).stream().filter(a -> value.size(a).is(1)).toList();
    List<Size> kept = new ArrayList<>();
    for (int axis = 0; axis < value.rank(); axis++) {
      if (!axes.contains(axis)) {
        kept.add(value.size(axis));
      } else if (!value.size(axis).is(1)) {
        throw node.error("axis %d of %s is not of size 1".formatted(axis, value.shape()));
      }
    }
    return Reshaping.to(node, value, new Shape(kept));
  }

  static Value unsqueeze(NodeImport node) {
    Value value = node.input(0);
    List<Long> given =
        node.integers(1, "axes").orElseThrow(() -> node.error("its axes are missing"));
    List<Size> sizes = new ArrayList<>(value.shape().sizes());
    for (int axis : node.axes(given, value.rank() + given.size())) {
      sizes.add(Math.min(axis, sizes.size()), Size.ONE);
    }
    return Reshaping.to(node, value, new Shape(sizes));
  }

  /** Identity, and dropout, which does nothing when a network is used. */
  static Value same(NodeImport node) {
    return node.input(0);
  }

  static Value dropout(NodeImport node) {
    boolean training = node.has(2) && node.constant(2).longs()[0] != 0;
    boolean drops = !node.has(1) || node.constant(1).floats()[0] != 0;
    if (training && drops) {
      throw node.error("exported in training mode; export it in inference mode (model.eval())");
    }
    return node.input(0);
  }
}
