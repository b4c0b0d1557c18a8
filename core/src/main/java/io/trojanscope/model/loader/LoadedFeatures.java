package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.InnerFeatures;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.FeatureProbe;
import java.util.Optional;
import java.util.function.Function;

/**
 * The inner features of a network that was read from a file; the model's own workers run them.
 *
 * @param name of the model in errors
 * @param network as it was read
 */
record LoadedFeatures(String name, Graph network, WorkerNetwork workers) implements FeatureProbe {
  @Override
  public InnerFeatures find(Optional<String> value) {
    try {
      return InnerFeatures.find(network, value);
    } catch (InvalidInputException e) {
      throw e.withMessage(name + ": " + e.getMessage());
    }
  }

  @Override
  public <T> T with(InnerFeatures features, Function<Classifier, T> action) {
    return workers.replaced(features.graph(), features.count(), action);
  }
}
