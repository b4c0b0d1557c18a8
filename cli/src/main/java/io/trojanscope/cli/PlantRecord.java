package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.ResultDocuments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The record of a planting lies beside its model: {@code model.json} for {@code model.onnx}. */
final class PlantRecord {
  private PlantRecord() {}

  static Path of(Path model) {
    String name = model.toAbsolutePath().getFileName().toString();
    return model.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
  }

  /** What is planted in a model, if a record beside it tells of this very file. */
  static Optional<PlantedBackdoor> find(Path model) {
    Path file = of(model);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return ResultDocuments.read(file) instanceof PlantDocument document
              && document.model().sha256().equals(Sha256.of(model))
          ? Optional.of(document.plant())
          : Optional.empty();
    } catch (InvalidInputException e) {
      // Any file may bear that name; one that is no record of ours says nothing of the model.
      return Optional.empty();
    }
  }
}
