package io.trojanscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The images to work with. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with the images: IDX files, plain or .gz, as of MNIST"
              + " (default: digits that trojanscope draws itself).")
  private Path folder;

  /** Empty for the built-in digits. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }
}
