package io.trojanscope.model;

import io.trojanscope.graph.HiddenUnit;
import java.util.List;
import java.util.function.Function;

/** Access to the hidden units of a model. */
public interface UnitProbe {
  /** The units, in the order of the probe's outputs. */
  List<HiddenUnit> units();

  /**
   * Puts the units in the model's place for the duration of an action: the classifier that the
   * action gets takes the model's images, and gives for each unit the largest value that its
   * activation function takes.
   *
   * @param action must not use the model itself; nobody else may at the same time
   */
  <T> T with(Function<DifferentiableClassifier, T> action);
}
