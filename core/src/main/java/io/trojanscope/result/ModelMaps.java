package io.trojanscope.result;

import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.evaluate.ConfusionMatrix;
import java.util.List;
import java.util.Optional;

/**
 * The bias maps of one model.
 *
 * @param pristine predictions on the test set as it is, if the model was evaluated
 * @param maps those that anything was recorded under, by source, then by predicted class
 * @param counts one entry per kind of attack, by source, then by target
 */
public record ModelMaps(
    ModelIdentity model,
    Optional<ConfusionMatrix> pristine,
    List<BiasMap> maps,
    List<AttackCounts> counts) {
  public ModelMaps {
    maps = List.copyOf(maps);
    counts = List.copyOf(counts);
  }
}
