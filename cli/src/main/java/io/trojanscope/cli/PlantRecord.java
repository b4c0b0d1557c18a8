package io.trojanscope.cli;

import io.trojanscope.provenance.Sha256;
import io.trojanscope.report.PlantDocument;
import io.trojanscope.report.PlantedBackdoor;
import io.trojanscope.report.ResultDocuments;
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
    return ResultDocuments.read(file) instanceof PlantDocument document
            && document.model().sha256().equals(Sha256.of(model))
        ? Optional.of(document.plant())
        : Optional.empty();
  }
}
