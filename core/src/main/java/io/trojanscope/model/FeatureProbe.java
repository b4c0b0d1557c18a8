package io.trojanscope.model;

import io.trojanscope.graph.InnerFeatures;
import java.util.Optional;
import java.util.function.Function;

/** Access to the inner features of a model. */
public interface FeatureProbe {
  /**
   * Finds features of the network.
   *
   * @param value name of an inner value; empty for the input of the last layer with weights
   * @throws io.trojanscope.error.InvalidInputException if there is no such value
   */
  InnerFeatures find(Optional<String> value);

  /**
   * Puts the features in the model's place for the duration of an action: the classifier that the
   * action gets takes the model's images, and gives each feature in place of a logit.
   *
   * @param action must not use the model itself; nobody else may at the same time
   */
  <T> T with(InnerFeatures features, Function<Classifier, T> action);
}
