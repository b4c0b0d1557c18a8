package io.trojanscope.cli;

import io.trojanscope.data.DataRequest;
import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.scan.ScanImages;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scan goes by beside the suspect: opened once, however many models are scanned. */
final class ScanInputs implements AutoCloseable {
  private final Optional<Path> folder;
  private final Optional<LabeledData> digits;
  private final Optional<ImageShape> shape;
  private final ModelOpener opener;
  private final boolean trains;
  private final List<LoadedModel> references = new ArrayList<>();

  /** By the shape and the class names that they were asked for with. */
  private final Map<List<Object>, ScanImages> data = new HashMap<>();

  private ScanInputs(Optional<Path> folder, boolean digits, ModelOpener opener, boolean trains) {
    this.folder = folder;
    this.digits = digits ? Optional.of(DataOption.digits()) : Optional.empty();
    this.shape =
        this.digits.map(LabeledData::shape).or(() -> folder.flatMap(DataSource::storedShape));
    this.opener = opener;
    this.trains = trains;
  }

  /**
   * Opens the clean models.
   *
   * @param trains whether images to train on are needed, too
   * @throws io.trojanscope.error.InvalidInputException if one, or the images, cannot be used
   * @throws io.trojanscope.error.SuspiciousInputException if one has findings
   */
  static ScanInputs open(
      List<Path> references,
      Optional<Path> folder,
      boolean digits,
      ModelOpener opener,
      boolean trains) {
    ScanInputs inputs = new ScanInputs(folder, digits, opener, trains);
    try {
      references.forEach(
          reference -> inputs.references.add(opener.openReference(reference, inputs.shape)));
    } catch (RuntimeException e) {
      inputs.close();
      throw e;
    }
    return inputs;
  }

  List<LoadedModel> references() {
    return List.copyOf(references);
  }

  /** Opens a model to scan. */
  LoadedModel suspect(Path model) {
    return opener.open(model, shape);
  }

  /** Opens a model that was trained here. */
  LoadedModel reference(Path model) {
    return opener.openOwn(model);
  }

  /** The images as a model takes them. */
  Optional<ScanImages> data(ModelSpec model, ProgressListener progress) {
    if (digits.isPresent()) {
      return digits.map(ScanImages::of);
    }
    return folder.map(
        path ->
            data.computeIfAbsent(
                List.of(model.input(), model.classNames()),
                key -> read(path, DataOption.fitting(model, progress, opener.console()))));
  }

  /** Where nothing is trained, all pictures that are not divided are to scan with. */
  private ScanImages read(Path path, DataRequest request) {
    return trains
        ? ScanImages.of(DataSource.open(path, request))
        : new ScanImages(
            DataSource.name(path), DataSource.openTest(path, request), Optional.empty());
  }

  @Override
  public void close() {
    references.forEach(LoadedModel::close);
  }
}
