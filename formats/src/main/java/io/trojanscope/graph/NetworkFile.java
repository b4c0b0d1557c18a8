package io.trojanscope.graph;

import io.trojanscope.spec.ModelSpec;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model file holds.
 *
 * @param metadata free entries of the file, its provenance among them
 */
public record NetworkFile(Graph graph, ModelSpec spec, SortedMap<String, String> metadata) {
  public NetworkFile {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }
}
