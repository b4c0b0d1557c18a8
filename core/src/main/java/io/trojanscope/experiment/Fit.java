package io.trojanscope.experiment;

import io.trojanscope.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.loader.LoadedModel;

/** Whether models can be compared. */
final class Fit {
  private Fit() {}

  static void requireImages(LoadedModel model, LabeledImages images) {
    ModelSpec expected = model.classifier().spec();
    if (!expected.input().equals(images.shape()) || expected.classCount() != images.classCount()) {
      throw new InvalidInputException(
          "data: expected images of %s in %d classes as %s takes, found %s in %d; give the data that the model was made for"
              .formatted(
                  expected.input(),
                  expected.classCount(),
                  model.name(),
                  images.shape(),
                  images.classCount()));
    }
  }

  static void requireSameInterface(LoadedModel suspect, LoadedModel reference) {
    ModelSpec expected = suspect.classifier().spec();
    ModelSpec found = reference.classifier().spec();
    if (!expected.input().equals(found.input()) || expected.classCount() != found.classCount()) {
      throw new InvalidInputException(
          "%s: expected a reference for images of %s in %d classes as %s, found %s in %d"
              .formatted(
                  reference.name(),
                  expected.input(),
                  expected.classCount(),
                  suspect.name(),
                  found.input(),
                  found.classCount()));
    }
    if (!expected.classNames().equals(found.classNames())) {
      throw new InvalidInputException(
          "%s: expected the classes %s of %s, found %s"
              .formatted(
                  reference.name(), expected.classNames(), suspect.name(), found.classNames()));
    }
  }
}
