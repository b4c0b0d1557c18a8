package io.trojanscope.lab.baseline;

import io.trojanscope.detect.Suspicion;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.spec.ModelSpec;

/** What a detector cannot do without. */
final class Given {
  private Given() {}

  /** The first reference, which has the suspect's input shape and number of classes. */
  static DifferentiableClassifier reference(String detector, Suspicion suspicion) {
    if (suspicion.references().isEmpty()) {
      throw new InvalidInputException(
          detector + ": expected a clean reference model, found none; give one");
    }
    DifferentiableClassifier reference = suspicion.references().get(0);
    requireFit(
        detector,
        "a reference",
        suspicion,
        reference.spec().input(),
        reference.spec().classCount());
    return reference;
  }

  /** Images of the suspect's input shape and number of classes. */
  static LabeledImages images(String detector, Suspicion suspicion) {
    LabeledImages images =
        suspicion
            .images()
            .filter(given -> given.size() > 0)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        detector + ": expected images of the classes, found none; give some"));
    requireFit(detector, "images", suspicion, images.shape(), images.classCount());
    return images;
  }

  private static void requireFit(
      String detector, String what, Suspicion suspicion, Object shape, int classes) {
    ModelSpec expected = suspicion.suspect().spec();
    if (!expected.input().equals(shape) || expected.classCount() != classes) {
      throw new InvalidInputException(
          "%s: expected %s for the suspect's %s in %d classes, found %s in %d; give what fits"
              .formatted(detector, what, expected.input(), expected.classCount(), shape, classes));
    }
  }
}
