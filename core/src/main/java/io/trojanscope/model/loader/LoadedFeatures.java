package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.InnerFeatures;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.FeatureProbe;
import io.trojanscope.spec.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The inner features of a network that was read from a file. They run in the model's own workers,
 * which load the model again afterwards.
 *
 * @param name what errors call the model
 * @param network as it was read
 * @param model as it runs
 * @param load puts a network into the workers
 */
record LoadedFeatures(
    String name, Graph network, Graph model, ModelSpec spec, LoadedUnits.Loading load)
    implements FeatureProbe {
  @Override
  public InnerFeatures find(Optional<String> value) {
    try {
      return value
          .map(named -> InnerFeatures.at(network, named))
          .orElseGet(() -> InnerFeatures.of(network));
    } catch (InvalidInputException e) {
      throw e.withMessage(name + ": " + e.getMessage());
    }
  }

  @Override
  public <T> T with(InnerFeatures features, Function<Classifier, T> action) {
    List<String> names = IntStream.range(0, features.count()).mapToObj(Integer::toString).toList();
    Classifier probe =
        load.load(features.graph(), new ModelSpec(spec.input(), spec.normalization(), names));
    try {
      return action.apply(probe);
    } finally {
      load.load(model, spec);
    }
  }
}
