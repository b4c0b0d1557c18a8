package io.trojanscope.scan;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.loader.LoadedModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was computed about references, so that scans of several models compute it once. Safe for
 * several threads.
 */
final class ReferenceMemo {
  private final Map<Key, Object> values = new ConcurrentHashMap<>();

  /**
   * @param what is computed, with every setting that it depends on
   * @param images SHA-256 of the images; empty if there are none
   */
  private record Key(Object what, DifferentiableClassifier model, String images) {}

  /**
   * The value that an earlier call computed, or a new one.
   *
   * @param what is computed, with every setting that it depends on
   */
  @SuppressWarnings("unchecked") // "what" determines the type
  <T> T get(
      Object what, LoadedModel reference, Optional<LabeledImages> images, Supplier<T> computation) {
    Key key =
        new Key(what, reference.classifier(), images.map(LabeledImages::sha256).orElse("none"));
    return (T) values.computeIfAbsent(key, ignored -> computation.get());
  }
}
