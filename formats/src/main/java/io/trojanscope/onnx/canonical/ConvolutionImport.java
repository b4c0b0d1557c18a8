package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Convolution and its transpose. */
final class ConvolutionImport {
  /** Where there are so few, the gradient of all windows is held at once before it is added up. */
  private static final int UNFOLDED_CHANNELS = 4;

  private ConvolutionImport() {}

  static Value convolution(NodeImport node) {
    Value value = node.input(0);
    Value weight = node.input(1);
    WindowImport window = WindowImport.of(node, value, kernel(node, value, weight));
    long groups = groups(node, value);
    if (!weight.size(1).is(value.size(1).constant() / groups)
        || weight.size(0).constant() % groups != 0) {
      throw misfit(node, value, weight);
    }
    SortedMap<String, Object> attributes = window.attributes();
    if (groups != 1) {
      attributes.put("group", groups);
    }
    List<Size> sizes = new ArrayList<>(List.of(value.size(0), weight.size(0)));
    IntStream.range(0, window.axes()).forEach(a -> sizes.add(Size.of(window.windows(a))));
    Shape result = new Shape(sizes);
    if (groups == 1 && window.axes() == 2 && weight.size(1).constant() <= UNFOLDED_CHANNELS) {
      requireUnfoldable(value, weight, result);
    }
    return node.emit("Conv", inputs(node, weight.size(0)), attributes, result);
  }

  /** All values that all windows read: images x channels x kernel x windows. */
  private static void requireUnfoldable(Value value, Value weight, Shape result) {
    Shape images = Shape.of(value.size(0));
    Shape window = weight.shape().subShape(1, weight.rank());
    GraphBuilder.requireBounded(images.plus(window).plus(result.subShape(2, result.rank())));
  }

  private static List<Value> inputs(NodeImport node, Size channels) {
    List<Value> inputs = new ArrayList<>(List.of(node.input(0), node.input(1)));
    if (node.has(2)) {
      Value bias = node.input(2);
      if (!bias.isFloat() || !bias.shape().equals(Shape.of(channels))) {
        throw node.error(
            "expected a bias of float32 %s, found %s %s"
                .formatted(Shape.of(channels), bias.type(), bias.shape()));
      }
      inputs.add(node.input(2));
    }
    return inputs;
  }

  private static List<Long> kernel(NodeImport node, Value value, Value weight) {
    if (!value.isFloat() || !weight.isFloat()) {
      throw node.error("expected float32, found %s and %s".formatted(value.type(), weight.type()));
    }
    if (weight.rank() != value.rank() || weight.rank() < 3 || !weight.shape().isFixed()) {
      throw misfit(node, value, weight);
    }
    return weight.shape().sizes().subList(2, weight.rank()).stream().map(Size::constant).toList();
  }

  private static RuntimeException misfit(NodeImport node, Value value, Value weight) {
    return node.error("weights %s do not fit values %s".formatted(weight.shape(), value.shape()));
  }

  private static long groups(NodeImport node, Value value) {
    long groups = node.integer("group", 1);
    if (groups < 1 || value.size(1).constant() % groups != 0) {
      throw node.error("%d groups do not fit shape %s".formatted(groups, value.shape()));
    }
    return groups;
  }

  /** Padding that libtorch cannot leave out itself is cut off its result. */
  static Value transposed(NodeImport node) {
    Value value = node.input(0);
    Value weight = node.input(1);
    WindowImport window = WindowImport.of(node, value, kernel(node, value, weight));
    long groups = groups(node, value);
    if (!weight.size(0).equals(value.size(1))) {
      throw misfit(node, value, weight);
    }
    SortedMap<String, Object> attributes = window.withoutPadding().attributes();
    if (groups != 1) {
      attributes.put("group", groups);
    }
    List<Size> sizes =
        new ArrayList<>(List.of(value.size(0), weight.size(1).times(Size.of(groups))));
    List<Value> inputs = inputs(node, sizes.get(1));
    TransposedPadding padding = TransposedPadding.of(node, window);
    if (padding.isSymmetric() && padding.addsLessThanAStep(window)) {
      IntStream.range(0, window.axes()).forEach(a -> sizes.add(Size.of(padding.length(window, a))));
      padding.addTo(attributes);
      return node.emit("ConvTranspose", inputs, attributes, new Shape(sizes));
    }
    IntStream.range(0, window.axes())
        .forEach(a -> sizes.add(Size.of(TransposedPadding.fullLength(window, a))));
    Value full = node.emit("ConvTranspose", List.of(value, weight), attributes, new Shape(sizes));
    Value cut = PadImport.zeros(node, full, padding.cutBefore(), padding.cutAfter());
    return node.has(2)
        ? BinaryImport.combine(node, "Add", cut, perChannel(node, node.input(2), window.axes()))
        : cut;
  }

  /** A vector over the channels, in a shape that fits values with this many spatial axes. */
  static Value perChannel(NodeImport node, Value vector, int axes) {
    List<Size> sizes = new ArrayList<>(List.of(vector.size(0)));
    IntStream.range(0, axes).forEach(a -> sizes.add(Size.ONE));
    return Reshaping.to(node, vector, new Shape(sizes));
  }

  /** A pool's mean over dilated windows: each channel convolved with equal weights. */
  static Value mean(NodeImport node, Value value, WindowImport window) {
    int channels = Math.toIntExact(value.size(1).constant());
    List<Integer> shape = new ArrayList<>(List.of(channels, 1));
    window.kernel().forEach(k -> shape.add(Math.toIntExact(k)));
    node.budget().spend(ElementType.FLOAT32, Shape.fixed(shape));
    float[] weights = new float[Tensors.product(shape)];
    java.util.Arrays.fill(weights, (float) channels / weights.length);
    SortedMap<String, Object> attributes = window.attributes();
    attributes.put("group", (long) channels);
    List<Size> sizes = new ArrayList<>(List.of(value.size(0), value.size(1)));
    IntStream.range(0, window.axes()).forEach(a -> sizes.add(Size.of(window.windows(a))));
    Value weight = node.constant(Tensor.of(shape, weights));
    return node.emit("Conv", List.of(value, weight), Map.copyOf(attributes), new Shape(sizes));
  }
}
