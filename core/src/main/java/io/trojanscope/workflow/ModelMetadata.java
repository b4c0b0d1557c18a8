package io.trojanscope.workflow;

import io.trojanscope.provenance.Provenance;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Provenance as metadata entries of a model file. */
public final class ModelMetadata {
  private static final String PREFIX = "trojanscope.";

  private ModelMetadata() {}

  /** The entries. */
  public static SortedMap<String, String> of(Provenance provenance) {
    SortedMap<String, String> entries = new TreeMap<>();
    provenance.flattened().forEach((name, value) -> entries.put(PREFIX + name, value));
    return entries;
  }

  /** Name of the entry of a configuration's setting. */
  public static String ofConfiguration(String setting) {
    return PREFIX + "configuration." + setting;
  }

  /**
   * The same of a network with a backdoor.
   *
   * @param poisonedIndices positions of the poisoned images in the training set, ascending
   */
  static SortedMap<String, String> of(Provenance provenance, int[] poisonedIndices) {
    SortedMap<String, String> entries = of(provenance);
    entries.put(
        PREFIX + "poisonedIndices",
        IntStream.of(poisonedIndices).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
    return entries;
  }
}
