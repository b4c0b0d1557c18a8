package io.trojanscope.lab.reproduce.measure;

import java.util.Map;
import java.util.OptionalInt;

/** Places in an order from the largest value on. */
public final class Ranks {
  private Ranks() {}

  /**
   * Place of a key when the values are put in order, 1 for the largest; of equal values, each has
   * the worst place. Empty if the key has no value.
   */
  public static <K> OptionalInt of(K key, Map<K, Double> values) {
    Double own = values.get(key);
    return own == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) values.values().stream().filter(value -> value >= own).count());
  }
}
