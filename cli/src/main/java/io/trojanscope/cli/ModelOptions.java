package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.ModelRequest;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that opens a model from outside. */
final class ModelOptions {
  private static final int MOST_SECONDS = 10_000_000;
  private static final int MOST_GIBIBYTES = 10_000;

  @Option(
      names = "--trust",
      description =
          "Trust a TorchScript file: open it despite findings. If it cannot be read as data, run its"
              + " own code, in separate processes.")
  boolean trust;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "Longest time that a model may take for one answer (default: ${DEFAULT-VALUE}).")
  int timeLimit;

  @Option(
      names = "--total-time-limit",
      paramLabel = "SECONDS",
      defaultValue = "86400",
      description =
          "Longest time that a process of a model may run in total (default:"
              + " ${DEFAULT-VALUE}).")
  int totalTimeLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "GIB",
      defaultValue = "4",
      description =
          "Largest memory of each process of a model, in GiB (default: ${DEFAULT-VALUE}).")
  int memoryLimit;

  @Mixin SettingOptions said;

  /** How to open the model that is examined. */
  ModelRequest request() {
    return new ModelRequest(said.settings(), false, Optional.empty(), trust);
  }

  /** How to open a model to compare with: the options say only what its own files do not. */
  ModelRequest requestOfReference() {
    return new ModelRequest(said.settings(), true, Optional.empty(), trust);
  }

  /** What each worker process may use. */
  WorkerLimits limits() {
    return new WorkerLimits(
        (long) memoryLimit << 30,
        Duration.ofSeconds(timeLimit),
        Duration.ofSeconds(totalTimeLimit));
  }

  /**
   * @throws InvalidInputException if an option is out of range or not understood
   */
  void check() {
    OptionChecks.requireBetween(1, MOST_SECONDS, timeLimit, "--time-limit");
    OptionChecks.requireBetween(1, MOST_SECONDS, totalTimeLimit, "--total-time-limit");
    OptionChecks.requireBetween(1, MOST_GIBIBYTES, memoryLimit, "--memory-limit");
    said.settings();
  }
}
