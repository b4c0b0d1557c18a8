package io.trojanscope.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Attributes of a node by name. A value is a {@code Long}, a {@code Float}, a {@code String}, a
 * list of {@code Long} or of {@code Float}, or a {@link Tensor}.
 *
 * <p>The getters throw {@link IllegalArgumentException} if the attribute has another type.
 */
public record Attributes(SortedMap<String, Object> values) {
  /** A node without attributes. */
  public static final Attributes NONE = new Attributes(Map.of());

  public Attributes {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Copies the values. */
  public Attributes(Map<String, ?> values) {
    this(new TreeMap<String, Object>(values));
  }

  /** Whether the attribute is present. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** An integer attribute, or the default if it is absent. */
  public long integer(String name, long absent) {
    return get(name, Long.class).orElse(absent);
  }

  /** A floating-point attribute, or the default if it is absent. */
  public float real(String name, float absent) {
    return get(name, Float.class).orElse(absent);
  }

  /** A text attribute, or the default if it is absent. */
  public String text(String name, String absent) {
    return get(name, String.class).orElse(absent);
  }

  /** A list of integers, or the default if it is absent. */
  public List<Long> integers(String name, List<Long> absent) {
    return get(name, List.class)
        .map(list -> ((List<?>) list).stream().map(Long.class::cast).toList())
        .orElse(absent);
  }

  private <T> Optional<T> get(String name, Class<T> type) {
    Object value = values.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          "attribute '"
              + name
              + "': expected a "
              + type.getSimpleName()
              + ", found a "
              + value.getClass().getSimpleName());
    }
    return Optional.ofNullable(type.cast(value));
  }
}
