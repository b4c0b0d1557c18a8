package io.trojanscope.model.onnx.canonical;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets a file that was exported for a fixed number of images b take any number. Its shapes then
 * hold b, or a multiple of it, as a plain number; which one is found by following where the images
 * lie in the values' order.
 */
final class BatchPlacement {
  private BatchPlacement() {}

  /**
   * @param from shape of the values, which depends on the number of images
   * @param target shape asked for, with plain numbers that hold for b images
   */
  static Shape place(NodeImport node, Shape from, Shape target) {
    long batch = node.fixedBatch().orElseThrow();
    Shape concrete = ReshapeImport.inferred(node, at(from, batch), at(target, batch));
    int images = 0;
    while (from.get(images).isFixed()) {
      images++;
    }
    Size before = from.subShape(0, images).elementCount();
    for (int axis = 0; axis < concrete.rank(); axis++) {
      boolean here = concrete.subShape(0, axis).elementCount().equals(before);
      if (here && concrete.get(axis).constant() % batch == 0) {
        return concrete.with(axis, new Size(0, concrete.get(axis).constant() / batch));
      }
    }
    throw node.error(
        "cannot tell where the images are in %s; export it with a dynamic batch size"
            .formatted(concrete));
  }

  private static Shape at(Shape shape, long images) {
    List<Size> sizes = new ArrayList<>();
    shape.sizes().forEach(size -> sizes.add(Size.of(size.at(images))));
    return new Shape(sizes);
  }
}
