package io.trojanscope.onnx.canonical;

import java.util.ArrayList;
import java.util.List;

/** The shape that operands have together: aligned at the last axis, sizes of 1 repeated. */
final class Broadcasting {
  private Broadcasting() {}

  static Shape of(NodeImport node, Shape left, Shape right) {
    int rank = Math.max(left.rank(), right.rank());
    List<Size> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      sizes.add(join(node, sizeFromEnd(left, rank - axis), sizeFromEnd(right, rank - axis)));
    }
    return new Shape(sizes);
  }

  private static Size sizeFromEnd(Shape shape, int fromEnd) {
    return fromEnd > shape.rank() ? Size.ONE : shape.get(shape.rank() - fromEnd);
  }

  private static Size join(NodeImport node, Size left, Size right) {
    if (left.equals(right)) {
      return sameImages(node, left, right);
    }
    if (right.is(1)) {
      return left;
    }
    if (left.is(1)) {
      return right;
    }
    throw node.error("sizes %s and %s do not fit together".formatted(left, right));
  }

  /** The one of two equal sizes that says where the images are, if they do not contradict. */
  static Size sameImages(NodeImport node, Size left, Size right) {
    if (left.outside() == right.outside() || right.outside() == Size.ANY) {
      return left;
    }
    if (left.outside() == Size.ANY) {
      return right;
    }
    throw node.error("combines different images of a batch");
  }
}
