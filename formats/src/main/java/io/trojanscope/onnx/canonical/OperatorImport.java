package io.trojanscope.onnx.canonical;

import java.util.List;

/** How an operator, in any of its opset forms, gets into the canonical graph. */
interface OperatorImport {
  /**
   * Adds what the node needs to the graph.
   *
   * @return its outputs; those left out at the end are not supported
   */
  List<Value> apply(NodeImport node);

  /** One with a single output. */
  interface Single extends OperatorImport {
    Value output(NodeImport node);

    @Override
    default List<Value> apply(NodeImport node) {
      return List.of(output(node));
    }
  }
}
