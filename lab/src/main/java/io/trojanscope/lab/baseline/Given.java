package io.trojanscope.lab.baseline;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.spec.ModelSpec;

/** What a detector cannot do without. */
final class Given {
  private Given() {}

  /** The first reference, which has the suspect's input shape and number of classes. */
  static DifferentiableClassifier reference(String detector, DetectionInput input) {
    if (input.references().isEmpty()) {
      throw new InvalidInputException(
          detector + ": expected a clean reference model, found none; give one");
    }
    DifferentiableClassifier reference = input.references().get(0);
    requireFit(
        detector, "a reference", input, reference.spec().input(), reference.spec().classCount());
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
    requireFit(detector, "images", input, images.shape(), images.classCount());
    return images;
  }

  private static void requireFit(
      String detector, String what, DetectionInput input, Object shape, int classes) {
    ModelSpec expected = input.suspect().spec();
    if (!expected.input().equals(shape) || expected.classCount() != classes) {
      throw new InvalidInputException(
          "%s: expected %s for the suspect's %s in %d classes, found %s in %d; give what fits"
              .formatted(detector, what, expected.input(), expected.classCount(), shape, classes));
    }
  }
}
