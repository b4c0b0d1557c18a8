package io.trojanscope.model.torchscript;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.graph.Node;
import java.util.Map;

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
          "node '" + node.name() + "': operator " + node.operator() + " is not supported");
    }
    return source;
  }
}
