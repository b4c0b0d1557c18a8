package io.trojanscope.provenance;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Origin of a result: everything that is needed to compute it again. Holds no time and no path, so
 * that the same work gives the same bytes.
 *
 * @param inputs name of each input (a model, a data set) and its SHA-256, lower-case hexadecimal
 * @param configuration every setting that the result depends on, the seed among them
 * @param environment version of the product, of the Java runtime and of the engine, and platform
 */
public record Provenance(
    SortedMap<String, String> inputs,
    SortedMap<String, String> configuration,
    SortedMap<String, String> environment) {
  public Provenance {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    configuration = Collections.unmodifiableSortedMap(new TreeMap<>(configuration));
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /** All entries under dotted names: {@code input.NAME}, {@code configuration.NAME} and so on. */
  public SortedMap<String, String> flattened() {
    SortedMap<String, String> flat = new TreeMap<>();
    inputs.forEach((name, hash) -> flat.put("input." + name, hash));
    configuration.forEach((name, value) -> flat.put("configuration." + name, value));
    environment.forEach((name, value) -> flat.put("environment." + name, value));
    return flat;
  }
}
