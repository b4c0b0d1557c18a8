package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;

/** What is done to a network, once its weights are final, to run it faster. */
final class InferenceRewrites {
  private InferenceRewrites() {}

  static Graph apply(Graph graph) {
    Graph ordered = new ConstantLast().apply(graph);
    Graph named = new LayerFusion().apply(new ActivationFusion().apply(ordered));
    Graph folded = new ScaleFolding().apply(named);
    return PoolBeforeRelu.rewrite(PaddingSplit.apply(folded));
  }
}
