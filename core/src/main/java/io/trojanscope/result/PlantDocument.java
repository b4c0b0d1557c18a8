package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
    @JsonInclude(Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<PlantedBackdoor> others)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together: a class out of range, an
   *     image of another shape
   */
  public PlantDocument {
    classNames = ClassNames.checked(classNames);
    others = List.copyOf(others);
    int classes = classNames.size();
    DocumentPart.check("plant", () -> plant.requireFitting(shape, classes));
    for (PlantedBackdoor other : others) {
      DocumentPart.check("others", () -> other.requireFitting(shape, classes));
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
