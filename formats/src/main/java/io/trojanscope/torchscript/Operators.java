package io.trojanscope.torchscript;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The operators that can be written as TorchScript. */
final class Operators {
  private static final Map<String, OperatorSource> BY_NAME = new HashMap<>();

  static {
    ActivationSources.addTo(BY_NAME);
    ElementwiseSources.addTo(BY_NAME);
    NormalizationSources.addTo(BY_NAME);
    ProductSources.addTo(BY_NAME);
    ReductionSources.addTo(BY_NAME);
    ShapeSources.addTo(BY_NAME);
    BY_NAME.put("Conv", new ConvolutionSource());
    BY_NAME.put("MaxPool", new MaxPoolSource());
    BY_NAME.put("AveragePool", new AveragePoolSource());
  }

  private Operators() {}

  static OperatorSource of(Node node) {
    OperatorSource source = BY_NAME.get(node.operator());
    if (source == null) {
      throw new InvalidInputException(
          "node '%s': operator %s is not supported; supported are %s"
              .formatted(node.name(), node.operator(), new TreeSet<>(BY_NAME.keySet())));
    }
    return source;
  }
}
