package io.trojanscope.vet;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a vetted archive holds, as data.
 *
 * @param sources texts of the source files by path, one character a byte
 * @param model value of the model's pickle
 * @param weights reads the tensors of the model
 * @param constants value of the constants' pickle; null if there is none
 * @param constantWeights reads the tensors of the constants
 */
public record ArchiveContent(
    SortedMap<String, String> sources,
    Object model,
    WeightReader weights,
    Object constants,
    WeightReader constantWeights) {
  public ArchiveContent {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }
}
