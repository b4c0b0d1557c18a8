package io.trojanscope.spark;

import io.trojanscope.model.loader.FilesBeside;
import java.nio.file.Path;

/** Copies a model and the files beside it that belong to it. */
final class LocalModel {
  /** What stands for the root of a file system, which has no name. */
  private static final String NAMELESS = "root";

  private final HadoopFolder remote;
  private final Path above;
  private final Path folder;

  private LocalModel(HadoopFolder remote, Path above) {
    this.remote = remote;
    this.above = above;
    this.folder = above.resolve(remote.name().isEmpty() ? NAMELESS : remote.name());
  }

  /**
   * Copies a model.
   *
   * @param models folder of the models
   * @param name of the model below it
   * @param target an empty folder; stands for the folder that contains {@code models}, as files of
   *     a registry may be there
   * @return the copy of the model
   * @throws io.trojanscope.error.InvalidInputException if a file cannot be read
   */
  static Path copy(HadoopFolder models, String name, Path target) {
    return new LocalModel(models, target.toAbsolutePath()).copy(name);
  }

  private Path copy(String name) {
    Path model = folder.resolve(name);
    remote.copy(name, model);
    FilesBeside.possible(model).forEach(this::copyIfPresent);
    return model;
  }

  private void copyIfPresent(Path file) {
    if (file.startsWith(folder)) {
      copyIfPresent(remote, folder.relativize(file).toString(), file);
    } else if (file.startsWith(above)) {
      copyIfPresent(remote.parent(), above.relativize(file).toString(), file);
    }
  }

  private static void copyIfPresent(HadoopFolder from, String name, Path target) {
    if (from.isFile(name)) {
      from.copy(name, target);
    }
  }
}
