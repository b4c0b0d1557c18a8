package io.trojanscope.onnx.canonical;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets a file that was exported for a fixed number of images b take any number. Its shapes then
 * hold b, or a multiple of it, as a plain number; which one is found by following where the images
 * lie in the order of the values.
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
    long outside = from.outsideOfImages();
    List<Integer> inside = new ArrayList<>();
    for (int axis = 0; axis < concrete.rank(); axis++) {
      long before = concrete.subShape(0, axis).elementCount().constant();
      boolean fits =
          before > 0
              && outside % before == 0
              && concrete.get(axis).constant() % (outside / before * batch) == 0;
      if (fits && outside == before && axis < concrete.rank() - 1) {
        return with(concrete, axis, batch);
      } else if (fits) {
        inside.add(axis);
      }
    }
    if (inside.isEmpty()) {
      throw node.error(
          "cannot find the batch axis of %s; export the model with a dynamic batch size"
              .formatted(concrete));
    }
    return with(concrete, axisBeforeFeatures(inside, concrete), batch);
  }

  /** The last axis holds an image's features rather than the images, if there is a choice. */
  private static int axisBeforeFeatures(List<Integer> axes, Shape shape) {
    return axes.stream()
        .filter(axis -> axis < shape.rank() - 1)
        .reduce((first, second) -> second)
        .orElse(axes.get(0));
  }

  private static Shape with(Shape shape, int axis, long batch) {
    return shape.with(axis, new Size(0, shape.get(axis).constant() / batch));
  }

  private static Shape at(Shape shape, long images) {
    List<Size> sizes = new ArrayList<>();
    shape.sizes().forEach(size -> sizes.add(Size.of(size.at(images))));
    return new Shape(sizes);
  }
}
