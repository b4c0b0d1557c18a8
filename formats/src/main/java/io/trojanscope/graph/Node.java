package io.trojanscope.graph;

import java.util.List;

/**
 * One operation of a network.
 *
 * @param name name in error messages
 * @param operator ONNX operator type, with the meaning of opset {@link Graph#OPSET}
 * @param inputs names of values or constants; empty where an optional input is left out
 * @param outputs names of the values that it computes; at least one
 * @param attributes constants of the operation, by their ONNX names
 */
public record Node(
    String name,
    String operator,
    List<String> inputs,
    List<String> outputs,
    Attributes attributes) {
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Name of the first output, for most operators the only one. */
  public String output() {
    return outputs.get(0);
  }

  /**
   * Whether the input at a position is present, neither omitted nor left empty.
   *
   * @param position from 0
   */
  public boolean hasInput(int position) {
    return position < inputs.size() && !inputs.get(position).isEmpty();
  }
}
