package io.trojanscope.cli;

import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model to look at and perhaps another to compare it with, from outside. What is assumed of them
 * is printed.
 */
record OpenedModels(LoadedModel suspect, Optional<LoadedModel> reference) implements AutoCloseable {
  /**
   * Opens them.
   *
   * @throws io.trojanscope.error.InvalidInputException if one cannot be used
   * @throws io.trojanscope.error.SuspiciousInputException if one has findings
   */
  static OpenedModels open(
      Path suspect, Optional<Path> reference, Optional<ImageShape> images, ModelOpener opener) {
    LoadedModel first = opener.open(suspect, images);
    try {
      return new OpenedModels(first, reference.map(file -> opener.openReference(file, images)));
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
  }

  @Override
  public void close() {
    suspect.close();
    reference.ifPresent(LoadedModel::close);
  }
}
