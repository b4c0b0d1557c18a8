package io.trojanscope.result;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/**
 * A planted backdoor as the result of a run of its own.
 *
 * @param model the model that carries the backdoor
 */
public record PlantDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    ModelIdentity model,
    PlantedBackdoor plant)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together: a class out of range, an
   *     image of another shape
   */
  public PlantDocument {
    classNames = ClassNames.checked(classNames);
    int classes = classNames.size();
    DocumentPart.check("plant", () -> plant.requireFitting(shape, classes));
  }
}
