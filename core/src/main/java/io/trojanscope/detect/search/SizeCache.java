package io.trojanscope.detect.search;

import io.trojanscope.model.DifferentiableClassifier;
import java.util.function.Supplier;

/** Keeps the trigger sizes of reference models between scans. */
@FunctionalInterface
public interface SizeCache {
  /** Key of sizes that depend on more than a key can hold: they are computed each time. */
  String UNCACHED = "";

  /** Computes them each time. */
  SizeCache NONE = (model, key, count, computation) -> computation.get();

  /**
   * The sizes of a model, from the cache or computed.
   *
   * @param key of the images and settings that they depend on beside the model; may be {@link
   *     #UNCACHED}
   * @param count how many sizes there are
   */
  TriggerSizes sizes(
      DifferentiableClassifier model, String key, int count, Supplier<TriggerSizes> computation);
}
