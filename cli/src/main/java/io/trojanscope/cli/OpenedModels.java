package io.trojanscope.cli;

import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model to look at and perhaps another to compare it with, from outside. What is assumed of them
 * is printed.
 */
record OpenedModels(LoadedModel suspect, Optional<LoadedModel> reference) implements AutoCloseable {
  /**
   * Opens them.
   *
   * @throws io.trojanscope.InvalidInputException if one cannot be used
   * @throws io.trojanscope.SuspiciousInputException if one has findings
   */
  static OpenedModels open(
      Path suspect,
      ModelRequest request,
      Optional<Path> reference,
      ModelRequest referenceRequest,
      ModelLoader loader,
      Console console) {
    LoadedModel first = loader.open(suspect, request);
    try {
      print(first, console);
      Optional<LoadedModel> second = reference.map(file -> loader.open(file, referenceRequest));
      second.ifPresent(model -> print(model, console));
      return new OpenedModels(first, second);
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private static void print(LoadedModel model, Console console) {
    String facts =
        model.facts().stream().map(ModelFact::toString).collect(Collectors.joining(", "));
    console.out().println(InertText.of(model.name() + ": " + facts));
    model.warnings().forEach(warning -> console.err().println("warning: " + InertText.of(warning)));
    model.findings().forEach(finding -> console.err().println("finding: " + InertText.of(finding)));
  }

  @Override
  public void close() {
    suspect.close();
    reference.ifPresent(LoadedModel::close);
  }
}
