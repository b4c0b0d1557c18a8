package io.trojanscope.train;

import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Where a training stands after some epochs.
 *
 * @param epochs one entry per epoch that is done
 * @param weights what training changes of the network, by name
 * @param moments what the optimizer keeps from step to step, by name
 */
public record TrainingState(
    List<EpochSummary> epochs, Map<String, Tensor> weights, Map<String, Tensor> moments) {
  public TrainingState {
    epochs = List.copyOf(epochs);
    weights = Map.copyOf(weights);
    moments = Map.copyOf(moments);
  }
}
