package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.scan.ScanRun;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The scan of one model among many: opens it, scans it, closes it. A model that cannot be scanned
 * is a result too. The same inputs give the same result on any machine. Safe for several threads.
 */
public final class ModelScan {
  private final ModelLoader loader;
  private final ScanRun run;
  private final FleetInputs inputs;
  private final String inputsHash;

  /**
   * @param loader opens the models
   * @param run scans them; one for all, so that it computes once what they have in common
   * @throws InvalidInputException if the images cannot be read
   */
  public ModelScan(ModelLoader loader, ScanRun run, FleetInputs inputs) {
    this.loader = loader;
    this.run = run;
    this.inputs = inputs;
    this.inputsHash = inputs.sha256();
  }

  /**
   * Under which the result of a model is kept.
   *
   * @throws InvalidInputException if the model, or a file beside it, cannot be read
   */
  public ModelKey key(ModelEntry model) {
    return ModelKey.of(model, inputsHash);
  }

  /**
   * Scans a model.
   *
   * @throws CancellationException if this thread is interrupted
   */
  public ScannedModel scan(ModelEntry model) {
    try (LoadedModel suspect = loader.open(model.file(), inputs.request())) {
      ScanDocument document =
          run.scan(suspect, inputs.references(), inputs.images(), inputs.config());
      return new ScannedModel(ScanSummary.of(model.name(), document), Optional.of(document));
    } catch (SuspiciousInputException e) {
      return without(model, Outcome.FINDING, e.findings());
    } catch (RuntimeException e) {
      return failed(model, e);
    }
  }

  /**
   * The result of a model that cannot be scanned.
   *
   * @throws CancellationException if this thread is interrupted
   */
  ScannedModel failed(ModelEntry model, RuntimeException failure) {
    if (failure instanceof CancellationException || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    return without(model, Outcome.ERROR, List.of(message(failure)));
  }

  private static String message(RuntimeException failure) {
    if (failure instanceof InvalidInputException) {
      return failure.getMessage();
    }
    if (failure instanceof UncheckedIOException io
        && io.getCause() instanceof FileSystemException refused) {
      return FileErrors.of(refused).getMessage();
    }
    String message = failure.getMessage();
    return "unexpected "
        + failure.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }

  /** A message names the model, not its place on this machine. */
  private static ScannedModel without(ModelEntry model, Outcome outcome, List<String> messages) {
    List<String> named =
        messages.stream()
            .map(message -> message.replace(model.file().toString(), model.name()))
            .toList();
    return new ScannedModel(
        ScanSummary.of(model.name(), outcome, Optional.empty(), named), Optional.empty());
  }
}
