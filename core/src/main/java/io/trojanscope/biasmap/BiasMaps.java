package io.trojanscope.biasmap;

import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The bias maps of one model.
 *
 * @param maps those that anything was recorded under, by source, then by predicted class
 * @param counts one entry per kind of attack, by source, then by target
 */
public record BiasMaps(
    BiasMapConfig config,
    ImageShape shape,
    List<String> classNames,
    List<BiasMap> maps,
    List<AttackCounts> counts) {
  public BiasMaps {
    classNames = List.copyOf(classNames);
    maps = List.copyOf(maps);
    counts = List.copyOf(counts);
  }

  /** The map of a class (Algorithm I: empty source) or pair; empty if nothing was recorded. */
  public Optional<BiasMap> map(OptionalInt source, int predicted) {
    return maps.stream()
        .filter(m -> m.source().equals(source) && m.predicted() == predicted)
        .findFirst();
  }
}
