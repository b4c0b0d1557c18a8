package io.trojanscope.biasmap;

import java.util.Comparator;
import java.util.OptionalInt;

/**
 * Which bias map: of a class (Algorithm I) or of a class pair (Algorithm II). Ordered by source,
 * then by predicted class.
 *
 * @param source the class led away from; empty for Algorithm I
 * @param predicted the predicted class
 */
public record MapKey(OptionalInt source, int predicted) implements Comparable<MapKey> {
  private static final Comparator<MapKey> ORDER =
      Comparator.comparingInt((MapKey key) -> key.source().orElse(-1))
          .thenComparingInt(MapKey::predicted);

  /** The key of a map. */
  public static MapKey of(BiasMap map) {
    return new MapKey(map.source(), map.predicted());
  }

  /** The key of the two maps that a distance compares. */
  public static MapKey of(MapDistance distance) {
    return new MapKey(distance.source(), distance.predicted());
  }

  /**
   * Checks that the key can stand in the maps of an algorithm.
   *
   * @throws IllegalArgumentException if it is no map of that algorithm, or of a class out of range
   */
  public void require(Algorithm algorithm, int classes) {
    if (source.isPresent() != (algorithm == Algorithm.PER_PAIR)) {
      throw new IllegalArgumentException(
          "expected a source class with Algorithm II and none with Algorithm I, found " + this);
    }
    if (source.orElse(0) < 0
        || source.orElse(0) >= classes
        || predicted < 0
        || predicted >= classes) {
      throw new IllegalArgumentException(
          "expected classes from 0 to " + (classes - 1) + ", found " + this);
    }
  }

  @Override
  public int compareTo(MapKey other) {
    return ORDER.compare(this, other);
  }

  /** In words: {@code source 8, predicted 9}. */
  @Override
  public String toString() {
    return source.isPresent()
        ? "source " + source.getAsInt() + ", predicted " + predicted
        : "predicted " + predicted;
  }
}
