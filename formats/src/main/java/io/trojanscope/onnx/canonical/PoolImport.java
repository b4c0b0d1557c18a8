package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Pools over windows. Those that libtorch has no words for are padded beforehand. */
final class PoolImport {
  private PoolImport() {}

  static Value max(NodeImport node) {
    Value value = node.input(0);
    WindowImport window = window(node, value);
    List<Long> counts = counts(node, window);
    if (isDirect(window)) {
      return pool(node, "MaxPool", value, attributes(window, counts), counts);
    }
    Value padded =
        PadImport.pad(
            node, value, window.before(), behind(window, counts), Float.NEGATIVE_INFINITY);
    return pool(node, "MaxPool", padded, window.withoutPadding().attributes(), counts);
  }

  /** A max-pool with one window: of equal values, the first alone gets the gradient. */
  static Value globalMax(NodeImport node) {
    Value value = node.input(0);
    List<Long> kernel =
        value.shape().sizes().subList(2, value.rank()).stream().map(Size::constant).toList();
    WindowImport window = WindowImport.of(node, value, kernel);
    return pool(node, "MaxPool", value, window.attributes(), counts(node, window));
  }

  static Value average(NodeImport node) {
    Value value = node.input(0);
    WindowImport window = window(node, value);
    List<Long> counts = counts(node, window);
    boolean withPadding = node.flag("count_include_pad", false);
    if (isDirect(window) && !window.isDilated()) {
      SortedMap<String, Object> attributes = attributes(window, counts);
      if (withPadding) {
        attributes.put("count_include_pad", 1L);
      }
      return pool(node, "AveragePool", value, attributes, counts);
    }
    Value mean = meanOverPadded(node, value, window, counts);
    Tensor corrections = corrections(node, window, counts, withPadding);
    return BinaryImport.combine(node, "Mul", mean, node.constant(corrections));
  }

  /** (sum |x|^p)^(1/p) over the window. */
  static Value lp(NodeImport node) {
    Value value = node.input(0);
    WindowImport window = window(node, value);
    List<Long> counts = counts(node, window);
    long power = node.integer("p", 2);
    Value powers = ReductionImport.power(node, ReductionImport.absolute(node, value), power);
    Value mean = meanOverPadded(node, powers, window, counts);
    float area = window.kernel().stream().reduce(1L, Math::multiplyExact);
    Value sum = BinaryImport.combine(node, "Mul", mean, node.constant(Tensor.scalar(area)));
    return ReductionImport.root(node, sum, power);
  }

  private static WindowImport window(NodeImport node, Value value) {
    return WindowImport.of(node, value, node.integers("kernel_shape", List.of()));
  }

  /** libtorch pads both sides alike, by at most half the kernel. */
  private static boolean isDirect(WindowImport window) {
    return window.isSymmetric()
        && IntStream.range(0, window.axes())
            .allMatch(a -> 2 * window.before().get(a) <= window.kernel().get(a));
  }

  private static List<Long> counts(NodeImport node, WindowImport window) {
    boolean ceil = node.flag("ceil_mode", false);
    return IntStream.range(0, window.axes())
        .mapToObj(a -> ceil ? window.windowsThatStart(a) : window.windows(a))
        .toList();
  }

  private static SortedMap<String, Object> attributes(WindowImport window, List<Long> counts) {
    SortedMap<String, Object> attributes = window.attributes();
    boolean overhangs =
        IntStream.range(0, counts.size()).anyMatch(a -> window.windows(a) != counts.get(a));
    if (overhangs) {
      attributes.put("ceil_mode", 1L);
    }
    return attributes;
  }

  private static Value pool(
      NodeImport node,
      String operator,
      Value value,
      SortedMap<String, Object> attributes,
      List<Long> counts) {
    List<Size> sizes = new ArrayList<>(value.shape().sizes().subList(0, 2));
    counts.forEach(count -> sizes.add(Size.of(count)));
    return node.emit(operator, List.of(value), attributes, new Shape(sizes));
  }

  /** Padding behind that makes every window whole. */
  private static List<Long> behind(WindowImport window, List<Long> counts) {
    List<Long> behind = new ArrayList<>();
    for (int axis = 0; axis < window.axes(); axis++) {
      long end = (counts.get(axis) - 1) * window.strides().get(axis) + window.reach(axis);
      behind.add(Math.max(0, end - window.sizes().get(axis) - window.before().get(axis)));
    }
    return behind;
  }

  private static Value meanOverPadded(
      NodeImport node, Value value, WindowImport window, List<Long> counts) {
    Value padded = PadImport.pad(node, value, window.before(), behind(window, counts), 0);
    List<Long> sizes =
        padded.shape().sizes().subList(2, padded.rank()).stream().map(Size::constant).toList();
    WindowImport whole =
        new WindowImport(
                sizes,
                window.kernel(),
                window.strides(),
                window.dilations(),
                window.before(),
                window.after())
            .withoutPadding();
    return window.isDilated()
        ? ConvolutionImport.mean(node, padded, whole)
        : pool(node, "AveragePool", padded, whole.attributes(), counts);
  }

  /** Kernel area by the number of values that count, for each window: 1 x 1 x windows. */
  private static Tensor corrections(
      NodeImport node, WindowImport window, List<Long> counts, boolean withPadding) {
    List<Integer> shape = new ArrayList<>(List.of(1, 1));
    counts.forEach(c -> shape.add(Math.toIntExact(c)));
    node.budget().spend(ElementType.FLOAT32, Shape.fixed(shape));
    float[] values = new float[Tensors.product(shape)];
    for (int i = 0; i < values.length; i++) {
      double correction = 1;
      int rest = i;
      for (int axis = window.axes() - 1; axis >= 0; axis--) {
        int position = rest % shape.get(axis + 2);
        rest /= shape.get(axis + 2);
        correction *=
            (double) window.kernel().get(axis) / counted(window, axis, position, withPadding);
      }
      values[i] = (float) correction;
    }
    return Tensor.of(shape, values);
  }

  private static long counted(WindowImport window, int axis, int position, boolean withPadding) {
    long start = position * window.strides().get(axis) - window.before().get(axis);
    long end = window.sizes().get(axis) + (withPadding ? window.after().get(axis) : 0);
    long dilation = window.dilations().get(axis);
    long first = withPadding || start >= 0 ? 0 : Math.floorDiv(-start - 1, dilation) + 1;
    long last = Math.min(window.kernel().get(axis) - 1, Math.floorDiv(end - 1 - start, dilation));
    return Math.max(1, last - first + 1);
  }
}
