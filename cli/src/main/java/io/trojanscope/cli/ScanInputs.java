package io.trojanscope.cli;

import io.trojanscope.InvalidInputException;
import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.model.djl.LoadedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a scan goes by beside the suspect: opened once, however many models are scanned. */
record ScanInputs(List<LoadedModel> references, Optional<LabeledData> data)
    implements AutoCloseable {
  /**
   * Opens the clean models and the images.
   *
   * @throws InvalidInputException if one cannot be used
   */
  static ScanInputs open(List<Path> references, Optional<Path> folder, boolean digits) {
    Optional<LabeledData> data =
        digits ? Optional.of(DataOption.digits()) : folder.map(DataSource::open);
    List<LoadedModel> opened = new ArrayList<>();
    try {
      references.forEach(reference -> opened.add(suspect(reference)));
    } catch (RuntimeException e) {
      opened.forEach(LoadedModel::close);
      throw e;
    }
    return new ScanInputs(opened, data);
  }

  /** Opens a model. */
  static LoadedModel suspect(Path model) {
    return LoadedModel.open(model);
  }

  @Override
  public void close() {
    references.forEach(LoadedModel::close);
  }
}
