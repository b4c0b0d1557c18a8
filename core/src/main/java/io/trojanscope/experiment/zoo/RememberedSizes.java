package io.trojanscope.experiment.zoo;

import io.trojanscope.detect.SizeCache;
import io.trojanscope.detect.TriggerSizes;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/** Keeps trigger sizes in memory, so that a model is screened once for all modes of a detector. */
final class RememberedSizes implements SizeCache {
  private final Map<DifferentiableClassifier, Map<String, TriggerSizes>> sizes =
      new WeakHashMap<>();

  @Override
  public TriggerSizes sizes(
      DifferentiableClassifier model, String key, Supplier<TriggerSizes> computation) {
    if (key.equals(UNCACHED)) {
      return computation.get();
    }
    Map<String, TriggerSizes> ofModel = sizes.computeIfAbsent(model, m -> new HashMap<>());
    TriggerSizes known = ofModel.get(key);
    if (known == null) {
      known = computation.get();
      ofModel.put(key, known);
    }
    return known;
  }
}
