package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Resize and Upsample. What libtorch does alike stays a Resize by scales; otherwise an axis is
 * resized by taking positions, or by a product with a matrix of weights.
 */
final class ResizeImport implements OperatorImport.Single {
  private static final int ROI = 1;

  @Override
  public Value output(NodeImport node) {
    Value value = node.input(0);
    List<AxisScale> axes = AxisScales.of(node, value);
    Interpolation interpolation = Interpolation.of(node);
    // The positions that each axis takes are listed, also to compare them with libtorch's.
    axes.forEach(axis -> node.budget().spend(ElementType.INT64, axis.to()));
    boolean direct = value.rank() == 4 && isDirect(axes, interpolation);
    return direct
        ? direct(node, value, axes, interpolation)
        : byAxis(node, value, axes, interpolation);
  }

  private static boolean isDirect(List<AxisScale> axes, Interpolation interpolation) {
    return axes.get(0).isIdentity()
        && axes.get(1).isIdentity()
        && axes.stream().allMatch(AxisScale::isExact)
        && interpolation.isDirect(axes);
  }

  private static Value direct(
      NodeImport node, Value value, List<AxisScale> axes, Interpolation interpolation) {
    Shape shape = value.shape();
    float[] scales = new float[axes.size()];
    for (int axis = 0; axis < scales.length; axis++) {
      AxisScale scale = axes.get(axis);
      scales[axis] = scale.scale();
      shape = scale.isIdentity() ? shape : shape.with(axis, Size.of(scale.to()));
    }
    Value factors = node.constant(Tensor.of(List.of(scales.length), scales));
    List<Value> inputs = new ArrayList<>(Collections.nCopies(ROI + 1, null));
    inputs.set(0, value);
    inputs.add(factors);
    return node.emit("Resize", inputs, interpolation.attributes(), shape);
  }

  private static Value byAxis(
      NodeImport node, Value value, List<AxisScale> axes, Interpolation interpolation) {
    Value result = value;
    for (int axis = 0; axis < value.rank(); axis++) {
      AxisScale scale = axes.get(axis);
      if (!scale.isIdentity()) {
        Axes.requireWithinImage(node, value, List.of(axis));
        result =
            interpolation.isNearest()
                ? SelectImport.take(node, result, axis, interpolation.nearest(scale))
                : weighted(node, result, axis, weights(node, interpolation, scale));
      }
    }
    return result;
  }

  private static Tensor weights(NodeImport node, Interpolation interpolation, AxisScale scale) {
    node.budget().spend(ElementType.FLOAT32, Math.multiplyExact(scale.from(), scale.to()));
    return interpolation.weights(scale);
  }

  /** Multiplies along an axis with a matrix of results x sources. */
  private static Value weighted(NodeImport node, Value value, int axis, Tensor weights) {
    Shape shape = value.shape().with(axis, Size.of(weights.dimension(0)));
    if (axis == value.rank() - 1) {
      return ProductImport.multiply(
          node, value, node.constant(Tensors.transpose(weights, List.of(1, 0))));
    }
    List<Size> flat = new ArrayList<>(value.shape().sizes().subList(0, axis + 1));
    flat.add(value.shape().subShape(axis + 1, value.rank()).elementCount());
    Value columns = Reshaping.to(node, value, new Shape(flat));
    return Reshaping.to(node, ProductImport.multiply(node, node.constant(weights), columns), shape);
  }
}
