package io.trojanscope.cli;

import io.trojanscope.Model;
import io.trojanscope.Trojanscope;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.Optional;

/** Opens models as the options say, and prints what is assumed of them. */
final class ModelOpener implements AutoCloseable {
  private final ModelOptions options;
  private final Console console;
  private final Trojanscope trojanscope;

  /**
   * @param builder the start of the front door, to which the options add
   */
  ModelOpener(
      Trojanscope.Builder builder,
      ModelOptions options,
      ComputeOptions compute,
      ProgressListener progress,
      Console console) {
    this.options = options;
    this.console = console;
    this.trojanscope =
        FrontDoor.of(builder, compute.threads(), progress, console)
            .workerLimits(options.limits())
            .trust(options.trust)
            .build();
  }

  Trojanscope trojanscope() {
    return trojanscope;
  }

  /**
   * Opens a model to look at.
   *
   * @param images shape of the images that it is to be used with, if known
   * @throws io.trojanscope.error.InvalidInputException if it cannot be used
   * @throws io.trojanscope.error.SuspiciousInputException if it has findings
   */
  Model open(Path file, Optional<ImageShape> images) {
    return open(file, options.request(), images);
  }

  /** Opens a model to compare others with, whose own files go before the options. */
  Model openReference(Path file, Optional<ImageShape> images) {
    return open(file, options.requestOfReference(), images);
  }

  private Model open(Path file, ModelRequest request, Optional<ImageShape> images) {
    Model model = trojanscope.open(file, request.withImages(images));
    AssumptionText.print(model.name(), model.facts(), model.warnings(), console);
    model
        .findings()
        .forEach(finding -> console.err().println("finding: " + DisplayText.inert(finding)));
    return model;
  }

  /** Closes all models. */
  @Override
  public void close() {
    trojanscope.close();
  }
}
