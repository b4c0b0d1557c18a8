package io.trojanscope.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A part of Tiny ImageNet whose classes are in a file beside the folder {@code images}. */
final class AnnotatedPart {
  private static final String FILE = "val_annotations.txt";

  private AnnotatedPart() {}

  /** Its pictures by class; empty without such a file. */
  static Optional<ClassFolders> find(Path part) {
    Path annotations = part.resolve(FILE);
    return Files.isRegularFile(annotations)
        ? Optional.of(CsvLabels.read(annotations).in(part))
        : Optional.empty();
  }
}
