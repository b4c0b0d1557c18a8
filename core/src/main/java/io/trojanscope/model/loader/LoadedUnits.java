package io.trojanscope.model.loader;

import io.trojanscope.graph.HiddenUnit;
import io.trojanscope.graph.HiddenUnits;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.UnitProbe;
import java.util.List;
import java.util.function.Function;

/** The hidden units of a network that was read from a file; the model's own workers run them. */
record LoadedUnits(HiddenUnits hidden, WorkerNetwork workers) implements UnitProbe {
  @Override
  public List<HiddenUnit> units() {
    return hidden.units();
  }

  @Override
  public <T> T with(Function<DifferentiableClassifier, T> action) {
    return workers.replaced(hidden.graph(), units().size(), action);
  }
}
