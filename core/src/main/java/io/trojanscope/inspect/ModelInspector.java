package io.trojanscope.inspect;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InputCheck;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.model.loader.ModelFile;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.trust.ModelTrust;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Inspects model files: looks them through, and tries them out in worker processes. */
public final class ModelInspector {
  private final ModelLoader loader;
  private final ProgressListener progress;

  public ModelInspector(ModelLoader loader, ProgressListener progress) {
    this.loader = loader;
    this.progress = progress;
  }

  /**
   * Inspects a file. Errors after the file was read are part of the result.
   *
   * @param images opens those to check the accuracy with, as the model takes them
   * @throws InvalidInputException if it is no model file, or a damaged one
   */
  public ModelInspection inspect(
      Path path, ModelRequest request, Optional<Function<ModelSpec, LabeledImages>> images) {
    Building result = new Building(ModelFile.examine(path));
    try (LoadedModel model = loader.open(result.file, request)) {
      DifferentiableClassifier classifier = model.classifier();
      result.facts = model.facts();
      result.warnings = model.warnings();
      result.classNames = classifier.spec().classNames();
      GradientCheck gradient = GradientCheck.of(classifier);
      result.gradient = Optional.of(gradient);
      Optional<LabeledImages> opened = images.map(opening -> opening.apply(classifier.spec()));
      result.input = opened.map(labeled -> InputCheck.of(classifier, labeled, progress));
      ModelTrust trust = ModelTrust.of(model, opened, () -> gradient);
      trust.obstacles().forEach(result::warn);
      result.problem =
          trust.failures().stream().findFirst().map(failure -> model.name() + ": " + failure);
    } catch (SuspiciousInputException e) {
      result.findings = e.findings();
    } catch (InvalidInputException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
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

    void warn(String obstacle) {
      List<String> more = new ArrayList<>(warnings);
      more.add("a scan cannot call this model clean: " + obstacle);
      warnings = more;
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
