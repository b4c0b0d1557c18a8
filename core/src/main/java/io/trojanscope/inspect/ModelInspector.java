package io.trojanscope.inspect;

import io.trojanscope.InvalidInputException;
import io.trojanscope.SuspiciousInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InputCheck;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.model.loader.ModelFile;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Inspects model files: looks them through, and tries them out in worker processes. */
public final class ModelInspector {
  private final ModelLoader loader;

  public ModelInspector(ModelLoader loader) {
    this.loader = loader;
  }

  /**
   * Inspects a file. What goes wrong after it was looked through is told as a part of the result.
   *
   * @param images to check the accuracy with
   * @throws InvalidInputException if it is no model file, or a damaged one
   */
  public ModelInspection inspect(Path path, ModelRequest request, Optional<LabeledImages> images) {
    Building result = new Building(ModelFile.examine(path));
    ModelRequest shaped = images.map(LabeledImages::shape).map(request::withImages).orElse(request);
    try (LoadedModel model = loader.open(result.file, shaped)) {
      result.facts = model.facts();
      result.warnings = model.warnings();
      result.classNames = model.classifier().spec().classNames();
      result.gradient = Optional.of(GradientCheck.of(model.classifier()));
      result.input = images.map(labeled -> InputCheck.of(model.classifier(), labeled));
    } catch (SuspiciousInputException e) {
      result.findings = e.findings();
    } catch (InvalidInputException e) {
      result.problem = Optional.of(e.getMessage());
    }
    return result.build();
  }

  /** A result in the making. */
  private static final class Building {
    private final ModelFile file;
    private List<ModelFact> facts = List.of();
    private List<String> findings;
    private List<String> warnings;
    private List<String> classNames = List.of();
    private Optional<GradientCheck> gradient = Optional.empty();
    private Optional<InputCheck> input = Optional.empty();
    private Optional<String> problem = Optional.empty();

    Building(ModelFile file) {
      this.file = file;
      this.findings = file.findings();
      this.warnings = file.warnings();
    }

    ModelInspection build() {
      return new ModelInspection(
          file.path().toAbsolutePath().normalize().getFileName().toString(),
          file.sha256(),
          ModelContent.of(file),
          facts,
          findings,
          file.remarks(),
          warnings,
          classNames,
          gradient,
          input,
          problem);
    }
  }
}
