package io.trojanscope.model;

import java.util.List;

/**
 * One of the values that a network gives.
 *
 * @param name key in a dictionary; empty if it has none
 * @param dimensions sizes, the number of images first
 */
public record OutputShape(String name, List<Long> dimensions) {
  public OutputShape {
    dimensions = List.copyOf(dimensions);
  }
}
