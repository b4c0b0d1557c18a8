package io.trojanscope.onnx.canonical;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a transposed convolution leaves out of its full result, one entry an axis.
 *
 * @param added values that follow the full result, before the padding is left out behind
 */
record TransposedPadding(List<Long> before, List<Long> after, List<Long> added) {
  private static final long LARGEST = 1 << 20;

  static TransposedPadding of(NodeImport node, WindowImport window) {
    List<Long> added = node.integers("output_padding", Collections.nCopies(window.axes(), 0L));
    List<Long> lengths = node.integers("output_shape", List.of());
    boolean sized = lengths.size() >= window.axes();
    String automatic = node.choice("auto_pad", "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER");
    if (added.size() != window.axes() || added.stream().anyMatch(a -> a < 0 || a > LARGEST)) {
      throw node.error("output_padding %s does not fit its windows".formatted(added));
    }
    if (!sized && !automatic.startsWith("SAME")) {
      return new TransposedPadding(window.before(), window.after(), added);
    }
    List<Long> before = new ArrayList<>();
    List<Long> after = new ArrayList<>();
    for (int axis = 0; axis < window.axes(); axis++) {
      long length =
          sized
              ? lengths.get(lengths.size() - window.axes() + axis)
              : window.sizes().get(axis) * window.strides().get(axis);
      long total = Math.max(0, fullLength(window, axis) + added.get(axis) - length);
      boolean oddBehind = automatic.equals("SAME_UPPER");
      before.add(oddBehind ? total / 2 : total - total / 2);
      after.add(oddBehind ? total - total / 2 : total / 2);
    }
    return new TransposedPadding(before, after, added);
  }

  static long fullLength(WindowImport window, int axis) {
    return (window.sizes().get(axis) - 1) * window.strides().get(axis) + window.reach(axis);
  }

  long length(WindowImport window, int axis) {
    return fullLength(window, axis) + added.get(axis) - before.get(axis) - after.get(axis);
  }

  boolean isSymmetric() {
    return before.equals(after);
  }

  /** libtorch asks for this. */
  boolean addsLessThanAStep(WindowImport window) {
    for (int axis = 0; axis < added.size(); axis++) {
      long step = Math.max(window.strides().get(axis), window.dilations().get(axis));
      if (added.get(axis) > 0 && added.get(axis) >= step) {
        return false;
      }
    }
    return true;
  }

  void addTo(Map<String, Object> attributes) {
    if (before.stream().anyMatch(p -> p != 0)) {
      List<Long> pads = new ArrayList<>(before);
      pads.addAll(after);
      attributes.put("pads", pads);
    }
    if (added.stream().anyMatch(a -> a != 0)) {
      attributes.put("output_padding", added);
    }
  }

  /** As padding of the full result: negative where values are cut off. */
  List<Long> cutBefore() {
    return before.stream().map(p -> -p).toList();
  }

  List<Long> cutAfter() {
    List<Long> cut = new ArrayList<>();
    for (int axis = 0; axis < after.size(); axis++) {
      cut.add(added.get(axis) - after.get(axis));
    }
    return cut;
  }
}
