package io.trojanscope.experiment;

import io.trojanscope.provenance.Provenance;
import java.util.SortedMap;
import java.util.TreeMap;

/** Provenance as metadata entries of a model file. */
final class ModelMetadata {
  private static final String PREFIX = "trojanscope.";

  private ModelMetadata() {}

  static SortedMap<String, String> of(Provenance provenance) {
    SortedMap<String, String> entries = new TreeMap<>();
    provenance.flattened().forEach((name, value) -> entries.put(PREFIX + name, value));
    return entries;
  }
}
