package io.trojanscope.graph;

import java.util.List;

/**
 * One operation of a network.
 *
 * @param name what errors call it
 * @param operator ONNX operator type, with the meaning of opset {@link Graph#OPSET}
 * @param inputs names of values or constants; empty where an optional input is left out
 * @param outputs names of the values that it makes
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

  /** The only or first output. */
  public String output() {
    return outputs.get(0);
  }

  /** True if an input is given at this position. */
  public boolean hasInput(int position) {
    return position < inputs.size() && !inputs.get(position).isEmpty();
  }
}
