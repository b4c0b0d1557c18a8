package io.trojanscope.model.torchscript;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.graph.Attributes;
import io.trojanscope.model.graph.Node;
import java.util.List;

/**
 * Kernel, strides, pads and dilations of a two-dimensional convolution or pool.
 *
 * @param pads top, left, bottom, right
 */
record Window(List<Long> kernel, List<Long> strides, List<Long> pads, List<Long> dilations) {
  static Window of(Node node, List<Long> kernel) {
    Attributes attributes = node.attributes();
    String autoPad = attributes.text("auto_pad", "NOTSET");
    if (kernel.size() != 2 || !autoPad.equals("NOTSET")) {
      throw new InvalidInputException(
          "node '%s': %s over %d dimensions with auto_pad %s is not supported"
              .formatted(node.name(), node.operator(), kernel.size(), autoPad));
    }
    return new Window(
        kernel,
        attributes.integers("strides", List.of(1L, 1L)),
        attributes.integers("pads", List.of(0L, 0L, 0L, 0L)),
        attributes.integers("dilations", List.of(1L, 1L)));
  }

  boolean isSymmetric() {
    return pads.get(0).equals(pads.get(2)) && pads.get(1).equals(pads.get(3));
  }

  /** Padding at the top and left; the whole of it where the window is symmetric. */
  String padding() {
    return MethodWriter.list(pads.subList(0, 2));
  }

  boolean hasUnitStrides() {
    return strides.stream().allMatch(s -> s == 1);
  }

  /** Padding of the convolution with the flipped filter that gives the input's gradient. */
  List<Long> gradientPads() {
    return List.of(
        dilations.get(0) * (kernel.get(0) - 1) - pads.get(0),
        dilations.get(1) * (kernel.get(1) - 1) - pads.get(1));
  }
}
