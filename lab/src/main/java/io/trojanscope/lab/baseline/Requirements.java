package io.trojanscope.lab.baseline;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;

/** What a detector cannot do without. */
final class Requirements {
  private Requirements() {}

  /** The first reference, which has the suspect's input shape and number of classes. */
  static DifferentiableClassifier reference(String detector, DetectionInput input) {
    if (input.references().isEmpty()) {
      throw new InvalidInputException(
          detector + ": expected a clean reference model, found none; give one");
    }
    DifferentiableClassifier reference = input.references().get(0);
    input
        .suspect()
        .spec()
        .requireAccepts(
            detector + ", reference",
            reference.spec().input(),
            reference.spec().classCount(),
            "the suspect");
    return reference;
  }

  /** Images of the suspect's input shape and number of classes. */
  static LabeledImages images(String detector, DetectionInput input) {
    LabeledImages images =
        input
            .images()
            .filter(given -> given.size() > 0)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        detector + ": expected images of the classes, found none; give some"));
    input
        .suspect()
        .spec()
        .requireAccepts(detector, images.shape(), images.classCount(), "the suspect");
    return images;
  }
}
