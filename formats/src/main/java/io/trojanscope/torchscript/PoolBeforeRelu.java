package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Swaps ReLU and a max-pool behind it: relu(pool(x)) = pool(relu(x)), also in the gradient, and the
 * ReLU then has a fraction of the values to do.
 */
final class PoolBeforeRelu {
  private PoolBeforeRelu() {}

  static Graph rewrite(Graph graph) {
    List<Node> nodes = new ArrayList<>(graph.nodes());
    Wiring wiring = new Wiring(graph);
    for (int i = 0; i + 1 < nodes.size(); i++) {
      Node relu = nodes.get(i);
      Node pool = nodes.get(i + 1);
      if (relu.operator().equals("Relu")
          && pool.operator().equals("MaxPool")
          && pool.inputs().equals(relu.outputs())
          && pool.outputs().size() == 1
          && wiring.isUsedOnce(relu.output())) {
        nodes.set(i, rename(pool, relu.inputs(), relu.outputs()));
        nodes.set(i + 1, rename(relu, relu.outputs(), pool.outputs()));
      }
    }
    return graph.withNodes(nodes);
  }

  private static Node rename(Node node, List<String> inputs, List<String> outputs) {
    return new Node(node.name(), node.operator(), inputs, outputs, node.attributes());
  }
}
