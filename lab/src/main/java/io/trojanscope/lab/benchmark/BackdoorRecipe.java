package io.trojanscope.lab.benchmark;

import java.util.List;

/**
 * A backdoor to plant.
 *
 * @param trigger as {@link io.trojanscope.attack.poison.Triggers#parse} reads it
 * @param sources classes that it steals from; empty for all but the target
 * @param target class that it gives to
 * @param images training images to poison, but at most half of those of the sources
 */
public record BackdoorRecipe(String trigger, List<Integer> sources, int target, int images) {
  public BackdoorRecipe {
    sources = List.copyOf(sources);
  }
}
