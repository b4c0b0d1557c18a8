package io.trojanscope.detect;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;
import java.util.Optional;

/**
 * A suspect model and the material a detector may use.
 *
 * @param family of the suspect's network
 * @param references clean models of the same classes and input shape; may be empty
 * @param images of the classes, clean; empty where there are none
 * @param obstacles why gradients or outputs of the suspect may hide a backdoor, a sentence each;
 *     with one, a suspect is never called clean
 */
public record DetectionInput(
    DifferentiableClassifier suspect,
    NetworkFamily family,
    List<DifferentiableClassifier> references,
    Optional<LabeledImages> images,
    List<String> obstacles) {
  public DetectionInput {
    references = List.copyOf(references);
    obstacles = List.copyOf(obstacles);
  }

  /** A suspect without obstacles. */
  public DetectionInput(
      DifferentiableClassifier suspect,
      NetworkFamily family,
      List<DifferentiableClassifier> references,
      Optional<LabeledImages> images) {
    this(suspect, family, references, images, List.of());
  }
}
