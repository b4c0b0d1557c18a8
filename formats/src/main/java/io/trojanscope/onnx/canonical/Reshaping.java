package io.trojanscope.onnx.canonical;

import java.util.List;
import java.util.Map;

/** The same values in another shape. */
final class Reshaping {
  private Reshaping() {}

  static Value to(NodeImport node, Value value, Shape shape) {
    if (value.shape().equals(shape)) {
      return value;
    }
    if (!value.shape().elementCount().equals(shape.elementCount())) {
      throw node.error("cannot reshape %s to %s".formatted(value.shape(), shape));
    }
    if (value.known().isPresent()) {
      List<Integer> sizes = shape.toIntegers();
      return node.known(value.known().get().rearranged(t -> t.withShape(sizes)));
    }
    Shape placed = withImagesOf(node, value.shape(), shape);
    if (isFlattened(value.shape(), shape)) {
      return node.emit("Flatten", List.of(value), Map.of("axis", 1L), value.type(), placed);
    }
    Value target = node.constant(target(node, shape));
    return node.emit("Reshape", List.of(value, target), Map.of(), value.type(), placed);
  }

  /** The images stay where they are in the order of the values, or they would mix. */
  private static Shape withImagesOf(NodeImport node, Shape from, Shape to) {
    if (from.isFixed()) {
      return to;
    }
    int axis = to.imageAxis();
    Size size = to.get(axis);
    long before = to.subShape(0, axis).elementCount().constant();
    long outside = from.outsideOfImages() / before;
    if (from.outsideOfImages() % before != 0 || size.perImage() % outside != 0) {
      throw node.error("shape %s as %s mixes the images of a batch".formatted(from, to));
    }
    return to.with(axis, new Size(size.constant(), size.perImage(), outside));
  }

  private static boolean isFlattened(Shape from, Shape to) {
    return to.rank() == 2 && from.rank() > 2 && from.get(0).equals(to.get(0));
  }

  /** The size that depends on the number of images is the one left to be found. */
  private static List<Long> target(NodeImport node, Shape shape) {
    if (shape.sizes().stream().filter(s -> !s.isFixed()).count() > 1) {
      throw node.error("shape %s depends on the number of images twice".formatted(shape));
    }
    return shape.sizes().stream().map(s -> s.isFixed() ? s.constant() : -1).toList();
  }
}
