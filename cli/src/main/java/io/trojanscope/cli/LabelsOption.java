package io.trojanscope.cli;

import io.trojanscope.data.ImageSource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The classes of pictures that do not lie in a folder for each class. */
final class LabelsOption {
  @Option(
      names = "--labels",
      paramLabel = "CSV|PATTERN",
      description =
          "Classes of the pictures, if folders do not show them: a CSV file with the columns file"
              + " and class, or a pattern of the file names, such as '{class}_*.png'.")
  private String labels;

  /** The images of a folder, with the classes that this says. */
  ImageSource of(Path folder) {
    return ImageSource.folder(folder, Optional.ofNullable(labels));
  }
}
