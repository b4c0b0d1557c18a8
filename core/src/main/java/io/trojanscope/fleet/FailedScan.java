package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The result of a model that cannot be scanned. */
final class FailedScan {
  private FailedScan() {}

  /**
   * The result for a failure: the findings of a file, or an error.
   *
   * @throws CancellationException if the failure is that this thread was interrupted
   */
  static ScannedModel of(ModelEntry model, RuntimeException failure) {
    if (failure instanceof CancellationException || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    return failure instanceof SuspiciousInputException suspicious
        ? of(model, Outcome.FINDING, suspicious.findings())
        : of(model, Outcome.ERROR, List.of(message(failure)));
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

  /** A message names the model and files beside it, not their place on this machine. */
  private static ScannedModel of(ModelEntry model, Outcome outcome, List<String> messages) {
    List<String> named =
        messages.stream()
            .map(message -> message.replace(model.file().toString(), model.name()))
            .map(message -> withoutFolder(message, model))
            .toList();
    return new ScannedModel(
        ScanSummary.of(model.name(), outcome, Optional.empty(), named), Optional.empty());
  }

  private static String withoutFolder(String message, ModelEntry model) {
    String folder = folder(model.file().toString());
    return folder.length() < 2 ? message : message.replace(folder, folder(model.name()));
  }

  /** The path up to the name of the file, with the last slash. */
  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
