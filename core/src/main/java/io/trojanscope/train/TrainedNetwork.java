package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import java.util.List;

/**
 * A network after training, and how the training went.
 *
 * @param epochs one entry per epoch
 */
public record TrainedNetwork(Graph graph, List<EpochSummary> epochs) {
  public TrainedNetwork {
    epochs = List.copyOf(epochs);
  }
}
