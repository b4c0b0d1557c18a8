package io.trojanscope.onnx.canonical;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Windows over the axes from the third on, one entry an axis, with the padding in numbers.
 *
 * @param before padding in front
 * @param after padding behind
 */
record WindowImport(
    List<Long> sizes,
    List<Long> kernel,
    List<Long> strides,
    List<Long> dilations,
    List<Long> before,
    List<Long> after) {
  private static final long LARGEST = 1 << 20;

  /** Reads a node's attributes, those of automatic padding too. */
  static WindowImport of(NodeImport node, Value value, List<Long> kernel) {
    int axes = value.rank() - 2;
    if (axes < 1 || axes > 3) {
      throw node.error("expected 1 to 3 spatial axes, found shape " + value.shape());
    }
    Axes.requireWithinImage(node, value, Axes.all(value.rank()).subList(1, value.rank()));
    List<Long> sizes =
        value.shape().sizes().subList(2, value.rank()).stream().map(Size::constant).toList();
    List<Long> ones = Collections.nCopies(axes, 1L);
    List<Long> strides = node.integers("strides", ones);
    List<Long> dilations = node.integers("dilations", ones);
    List<Long> pads = node.integers("pads", Collections.nCopies(2 * axes, 0L));
    requirePositive(node, "kernel_shape", kernel, axes);
    requirePositive(node, "strides", strides, axes);
    requirePositive(node, "dilations", dilations, axes);
    if (pads.size() != 2 * axes || pads.stream().anyMatch(p -> p < 0 || p > LARGEST)) {
      throw node.error("pads %s do not fit shape %s".formatted(pads, value.shape()));
    }
    WindowImport window =
        new WindowImport(
            sizes, kernel, strides, dilations, pads.subList(0, axes), pads.subList(axes, 2 * axes));
    return switch (node.choice("auto_pad", "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER")) {
      case "VALID" -> window.withoutPadding();
      case "SAME_UPPER" -> window.same(true);
      case "SAME_LOWER" -> window.same(false);
      default -> window;
    };
  }

  private static void requirePositive(
      NodeImport node, String attribute, List<Long> values, int axes) {
    if (values.size() != axes || values.stream().anyMatch(v -> v < 1 || v > LARGEST)) {
      throw node.error(
          "%s: expected %d positive numbers, found %s".formatted(attribute, axes, values));
    }
  }

  int axes() {
    return sizes.size();
  }

  /** Reach of the kernel along an axis. */
  long reach(int axis) {
    return (kernel.get(axis) - 1) * dilations.get(axis) + 1;
  }

  WindowImport withoutPadding() {
    List<Long> none = Collections.nCopies(axes(), 0L);
    return withPadding(none, none);
  }

  WindowImport withPadding(List<Long> front, List<Long> behind) {
    return new WindowImport(sizes, kernel, strides, dilations, front, behind);
  }

  /** As many windows as strides fit; an odd pad goes behind, or in front. */
  private WindowImport same(boolean oddBehind) {
    List<Long> front = new ArrayList<>();
    List<Long> behind = new ArrayList<>();
    for (int axis = 0; axis < axes(); axis++) {
      long stride = strides.get(axis);
      long windows = (sizes.get(axis) + stride - 1) / stride;
      long total = Math.max(0, (windows - 1) * stride + reach(axis) - sizes.get(axis));
      long smaller = total / 2;
      front.add(oddBehind ? smaller : total - smaller);
      behind.add(oddBehind ? total - smaller : smaller);
    }
    return withPadding(front, behind);
  }

  /** Number of whole windows along an axis. */
  long windows(int axis) {
    return Math.floorDiv(slack(axis), strides.get(axis)) + 1;
  }

  /** Number of windows along an axis that start on a value or in the padding before it. */
  long windowsThatStart(int axis) {
    long stride = strides.get(axis);
    long windows = -Math.floorDiv(-slack(axis), stride) + 1;
    return (windows - 1) * stride >= sizes.get(axis) + before.get(axis) ? windows - 1 : windows;
  }

  private long slack(int axis) {
    return sizes.get(axis) + before.get(axis) + after.get(axis) - reach(axis);
  }

  boolean isSymmetric() {
    return before.equals(after);
  }

  boolean isDilated() {
    return dilations.stream().anyMatch(d -> d != 1);
  }

  /** The attributes, those with default values left out. */
  SortedMap<String, Object> attributes() {
    SortedMap<String, Object> attributes = new TreeMap<>();
    attributes.put("kernel_shape", kernel);
    if (strides.stream().anyMatch(s -> s != 1)) {
      attributes.put("strides", strides);
    }
    if (isDilated()) {
      attributes.put("dilations", dilations);
    }
    if (before.stream().anyMatch(p -> p != 0) || after.stream().anyMatch(p -> p != 0)) {
      List<Long> pads = new ArrayList<>(before);
      pads.addAll(after);
      attributes.put("pads", pads);
    }
    return attributes;
  }
}
