package io.trojanscope.model.loader;

import io.trojanscope.graph.Graph;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.spec.ModelSpec;
import java.util.function.Function;

/**
 * The network that a model's workers run, and that others take the place of for a while.
 *
 * @param load puts a network into the workers
 */
record WorkerNetwork(Graph model, ModelSpec spec, Loading load) {
  /** Puts a network into the workers, in place of the present one. */
  @FunctionalInterface
  interface Loading {
    DifferentiableClassifier load(Graph network, ModelSpec spec);
  }

  /**
   * Runs another network for the duration of an action, and then the model again.
   *
   * @param other takes the model's images
   * @param outputs that it gives for an image
   */
  <T> T replaced(Graph other, int outputs, Function<? super DifferentiableClassifier, T> action) {
    DifferentiableClassifier probe = load.load(other, spec.withNumberedOutputs(outputs));
    try {
      return action.apply(probe);
    } finally {
      load.load(model, spec);
    }
  }
}
