package io.trojanscope.experiment;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.djl.LoadedModel;

/** Whether models can be compared. */
final class Fit {
  private Fit() {}

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
  }
}
