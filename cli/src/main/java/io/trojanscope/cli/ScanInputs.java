package io.trojanscope.cli;

import io.trojanscope.FleetJob;
import io.trojanscope.Model;
import io.trojanscope.ScanJob;
import io.trojanscope.data.ImageSource;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What scans rest on beside the suspect: opened once, however many models are scanned. */
record ScanInputs(
    ModelOpener opener,
    Optional<ImageSource> images,
    Optional<ImageShape> shape,
    List<Model> references) {
  /**
   * Opens the clean models.
   *
   * @throws io.trojanscope.error.InvalidInputException if one, or the images, cannot be used
   * @throws io.trojanscope.error.SuspiciousInputException if one has findings
   */
  static ScanInputs open(ModelOpener opener, Optional<ImageSource> images, List<Path> references) {
    Optional<ImageShape> shape = images.flatMap(ImageSource::storedShape);
    return new ScanInputs(
        opener,
        images,
        shape,
        references.stream().map(file -> opener.openReference(file, shape)).toList());
  }

  Model suspect(Path model) {
    return opener.open(model, shape);
  }

  /** A scan of a folder of models with these images and references. */
  FleetJob scanFolder(Path models) {
    FleetJob job = opener.trojanscope().scanFolder(models).references(references);
    images.ifPresent(job::images);
    return job;
  }

  /** A scan of a model with these images and references. */
  ScanJob scan(Model suspect) {
    ScanJob job = opener.trojanscope().scan(suspect).references(references);
    images.ifPresent(job::images);
    return job;
  }
}
