package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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

  /** As a file has it: the identity's fields among the others. */
  private record Json(
      String name,
      String sha256,
      Optional<ConfusionMatrix> pristine,
      List<AttackCounts> counts,
      List<BiasMap> maps) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  private static ModelMaps of(Json json) {
    return new ModelMaps(
        new ModelIdentity(json.name, json.sha256), json.pristine, json.maps, json.counts);
  }

  @JsonValue
  private Json json() {
    return new Json(model.name(), model.sha256(), pristine, counts, maps);
  }
}
