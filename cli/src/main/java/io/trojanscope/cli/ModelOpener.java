package io.trojanscope.cli;

import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens models from outside as the options say.
 *
 * @param workers processes of each model
 */
record ModelOpener(ModelOptions options, int workers, Console console) {
  /**
   * Opens a model, and prints what is assumed of it.
   *
   * @param images shape of the images that it is to be used with, if known
   * @throws io.trojanscope.error.InvalidInputException if it cannot be used
   * @throws io.trojanscope.error.SuspiciousInputException if it has findings
   */
  LoadedModel open(Path file, Optional<ImageShape> images) {
    LoadedModel model = quietly(file, options.request(), images);
    print(model);
    return model;
  }

  /** Opens a model to compare others with, which speaks for itself as far as it does. */
  LoadedModel openReference(Path file, Optional<ImageShape> images) {
    LoadedModel model = quietly(file, options.requestOfReference(), images);
    print(model);
    return model;
  }

  /** Opens a model of our own making. */
  LoadedModel openOwn(Path file) {
    return quietly(file, ModelRequest.PLAIN, Optional.empty());
  }

  private LoadedModel quietly(Path file, ModelRequest request, Optional<ImageShape> images) {
    return options.loader(workers).open(file, images.map(request::withImages).orElse(request));
  }

  private void print(LoadedModel model) {
    AssumptionText.print(model.name(), model.facts(), model.warnings(), console);
    model
        .findings()
        .forEach(finding -> console.err().println("finding: " + DisplayText.inert(finding)));
  }
}
