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

  /** A message names the model and files near it, not their place on this machine. */
  private static ScannedModel of(ModelEntry model, Outcome outcome, List<String> messages) {
    List<String> named =
        messages.stream()
            .map(message -> below(message, model.file().toAbsolutePath().toString(), model.name()))
            .map(message -> below(message, model.file().toString(), model.name()))
            .toList();
    return new ScannedModel(
        ScanSummary.of(model.name(), outcome, Optional.empty(), named), Optional.empty());
  }

  /** A message without the path up to the folder of models. */
  private static String below(String message, String file, String name) {
    String folder = file.substring(0, Math.max(0, file.length() - name.length()));
    return folder.length() < 2 ? message : message.replace(folder, "");
  }
}
