package io.trojanscope.result;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/**
 * A planted backdoor as the result of a run of its own.
 *
 * @param model the model that carries the backdoor
 * @param others further backdoors that the same model carries
 */
public record PlantDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    ModelIdentity model,
    PlantedBackdoor plant,
    List<PlantedBackdoor> others)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together: a class out of range, an
   *     image of another shape
   */
  public PlantDocument {
    classNames = List.copyOf(classNames);
    others = List.copyOf(others);
    plant.requireFitting(shape, classNames.size());
    for (PlantedBackdoor other : others) {
      other.requireFitting(shape, classNames.size());
    }
  }

  /** A model with one backdoor. */
  public PlantDocument(
      Provenance provenance,
      ImageShape shape,
      List<String> classNames,
      ModelIdentity model,
      PlantedBackdoor plant) {
    this(provenance, shape, classNames, model, plant, List.of());
  }
}
