package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;

/** How an operator is written as TorchScript. */
interface OperatorSource {
  /** Writes the node and defines its outputs. */
  void forward(Node node, MethodWriter writer);

  /** Whether {@link #record} and {@link #backward} can be used for this node. */
  default boolean hasBackward(Node node, Graph graph) {
    return false;
  }

  /**
   * Writes the node as {@link #forward} does, keeping what {@link #backward} needs.
   *
   * @return the variable kept, or an empty text
   */
  default String record(Node node, MethodWriter writer) {
    forward(node, writer);
    return "";
  }

  /**
   * Writes the gradient with respect to the node's first input. This is faster than autograd, which
   * knows neither the layout nor that only the input's gradient is wanted.
   *
   * @param gradient variable of the gradient with respect to the node's output
   * @param kept what {@link #record} returned
   * @return the variable of the gradient with respect to the first input
   */
  default String backward(Node node, MethodWriter writer, String gradient, String kept) {
    throw new UnsupportedOperationException(node.operator());
  }
}
