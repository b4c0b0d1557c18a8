package io.trojanscope.cli;

import io.trojanscope.model.djl.LoadedModel;
import java.nio.file.Path;
import java.util.Optional;

/** A model that may have been given, closed with the rest. */
record Opened(Optional<LoadedModel> model) implements AutoCloseable {
  static Opened of(Optional<Path> file) {
    return new Opened(file.map(LoadedModel::open));
  }

  @Override
  public void close() {
    model.ifPresent(LoadedModel::close);
  }
}
