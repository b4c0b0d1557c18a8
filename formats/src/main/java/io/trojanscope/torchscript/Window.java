package io.trojanscope.torchscript;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.Collections;
import java.util.List;

/**
 * Kernel, strides, pads and dilations of a convolution or pool, one entry a spatial axis.
 *
 * @param pads in front for each axis, then behind for each
 */
record Window(List<Long> kernel, List<Long> strides, List<Long> pads, List<Long> dilations) {
  private static Window of(Node node, List<Long> kernel) {
    Attributes attributes = node.attributes();
    if (kernel.isEmpty() || kernel.size() > 3 || attributes.has("auto_pad")) {
      throw new InvalidInputException(
          "node '%s': %s over %d dimensions with automatic padding is not supported"
              .formatted(node.name(), node.operator(), kernel.size()));
    }
    List<Long> ones = Collections.nCopies(kernel.size(), 1L);
    return new Window(
        kernel,
        attributes.integers("strides", ones),
        attributes.integers("pads", Collections.nCopies(2 * kernel.size(), 0L)),
        attributes.integers("dilations", ones));
  }

  /** The window of a pool. */
  static Window ofPool(Node node) {
    Window window = of(node, node.attributes().integers("kernel_shape", List.of()));
    if (!window.isSymmetric()) {
      throw new InvalidInputException(
          "node '%s': %s with asymmetric pads %s is not supported"
              .formatted(node.name(), node.operator(), window.pads));
    }
    return window;
  }

  /** The window of a convolution, whose weights may be computed as the network runs. */
  static Window ofConvolution(Node node, Graph graph) {
    String weight = node.inputs().get(1);
    if (!graph.constants().containsKey(weight)) {
      return of(node, node.attributes().integers("kernel_shape", List.of()));
    }
    List<Integer> shape = graph.constant(weight).shape();
    List<Integer> kernel = shape.subList(Math.min(2, shape.size()), shape.size());
    return of(node, kernel.stream().map(Integer::longValue).toList());
  }

  int axes() {
    return kernel.size();
  }

  boolean isSymmetric() {
    return before().equals(pads.subList(axes(), pads.size()));
  }

  /** Pads in front; all there is to know where the window is symmetric. */
  List<Long> before() {
    return pads.subList(0, axes());
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
