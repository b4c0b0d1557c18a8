package io.trojanscope.model.loader;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.HiddenUnit;
import io.trojanscope.graph.HiddenUnits;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.UnitProbe;
import io.trojanscope.spec.ModelSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The hidden units of a network that was read from a file. They run in the model's own workers,
 * which load the model again afterwards.
 *
 * @param load puts a network into the workers
 */
record LoadedUnits(HiddenUnits hidden, Graph model, ModelSpec spec, Loading load)
    implements UnitProbe {
  /** Puts a network into the workers, in place of the present one. */
  @FunctionalInterface
  interface Loading {
    DifferentiableClassifier load(Graph network, ModelSpec spec);
  }

  @Override
  public List<HiddenUnit> units() {
    return hidden.units();
  }

  @Override
  public <T> T with(Function<DifferentiableClassifier, T> action) {
    List<String> names = IntStream.range(0, units().size()).mapToObj(Integer::toString).toList();
    DifferentiableClassifier probe =
        load.load(hidden.graph(), new ModelSpec(spec.input(), spec.normalization(), names));
    try {
      return action.apply(probe);
    } finally {
      load.load(model, spec);
    }
  }
}
