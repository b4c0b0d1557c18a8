package io.trojanscope.onnx.canonical;

import java.util.List;
import java.util.stream.IntStream;

/** Axes that an operator works along. */
final class Axes {
  private Axes() {}

  /** Refuses to work along the images of a batch: one's result would depend on the others. */
  static void requireWithinImage(NodeImport node, Value value, List<Integer> axes) {
    for (int axis : axes) {
      if (!value.size(axis).isFixed()) {
        throw node.error(
            "works along axis %d of %s, which mixes the images of a batch"
                .formatted(axis, value.shape()));
      }
    }
  }

  static List<Integer> all(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }
}
