package io.trojanscope.vet.pickle;

import io.trojanscope.vet.pickle.PickledValue.Storage;
import java.util.List;
import java.util.Set;

/**
 * What a pickle holds.
 *
 * @param value a Boolean, Long, Double, String or {@link PickledValue}
 * @param storages every reference to a weight record; libtorch reads the record at each
 * @param typeTags type texts that lists and dictionaries are marked with, each once
 * @param classNames classes of the archive's own that are named
 */
public record PickleContent(
    Object value, List<Storage> storages, List<String> typeTags, Set<String> classNames) {
  public PickleContent {
    storages = List.copyOf(storages);
    typeTags = List.copyOf(typeTags);
    classNames = Set.copyOf(classNames);
  }
}
