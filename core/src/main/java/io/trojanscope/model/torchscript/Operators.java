package io.trojanscope.model.torchscript;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.graph.Node;
import java.util.Map;
import java.util.TreeSet;

/** The operators that can be written as TorchScript. */
final class Operators {
  private static final Map<String, OperatorSource> BY_NAME =
      Map.of(
          "Conv", new ConvolutionSource(),
          "Relu", new ReluSource(),
          "MaxPool", new MaxPoolSource(),
          "Flatten", new FlattenSource(),
          "Gemm", new GemmSource());

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
