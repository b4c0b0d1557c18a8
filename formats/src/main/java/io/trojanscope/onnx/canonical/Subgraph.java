package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A branch of an If, as an attribute of its node. It also sees the values around the node.
 *
 * @param constants gives the branch's own constant of a name, if there is one
 */
public record Subgraph(
    List<Node> nodes, Function<String, Optional<Tensor>> constants, List<String> outputs) {
  public Subgraph {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }
}
