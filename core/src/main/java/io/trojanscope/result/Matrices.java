package io.trojanscope.result;

import io.trojanscope.evaluate.ConfusionMatrix;

/** Checks confusion matrices against a document's classes. */
final class Matrices {
  private Matrices() {}

  static void require(ConfusionMatrix matrix, int classes) {
    if (matrix.counts().size() != classes) {
      throw new IllegalArgumentException(
          "expected a confusion matrix of "
              + classes
              + " classes, found "
              + matrix.counts().size());
    }
  }
}
