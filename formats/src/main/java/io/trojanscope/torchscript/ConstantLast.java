package io.trojanscope.torchscript;

import io.trojanscope.graph.Node;
import java.util.List;
import java.util.Optional;

/** The constant of a sum or product of two comes second, where its gradient is known. */
final class ConstantLast extends GraphRewrite {
  @Override
  Optional<Node> replacement(Node node, Wiring wiring) {
    boolean commutes = node.operator().equals("Add") || node.operator().equals("Mul");
    return commutes && wiring.constant(node.inputs().get(0)).isPresent()
        ? Optional.of(
            like(node, node.operator(), List.of(node.inputs().get(1), node.inputs().get(0))))
        : Optional.empty();
  }
}
