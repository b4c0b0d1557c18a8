package io.trojanscope.cli;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.ModelSettings;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.sidecar.SettingsText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What every command takes that opens a model from outside. */
final class ModelOptions {
  private static final int MOST_SECONDS = 10_000_000;
  private static final int MOST_GIBIBYTES = 10_000;

  /** By the names that the file beside a model has for them. */
  private final Map<String, String> settings = new TreeMap<>();

  @Option(
      names = "--trust",
      description = "Load a TorchScript model with findings all the same, in processes of its own.")
  boolean trust;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Longest time to wait for an answer of a model (default: ${DEFAULT-VALUE}).")
  int timeLimit;

  @Option(
      names = "--total-time-limit",
      paramLabel = "SECONDS",
      defaultValue = "86400",
      description =
          "Longest time that the processes of a model may last in all (default:"
              + " ${DEFAULT-VALUE}).")
  int totalTimeLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "GIB",
      defaultValue = "4",
      description = "Most memory of each process of a model (default: ${DEFAULT-VALUE}).")
  int memoryLimit;

  @Option(
      names = "--input-shape",
      paramLabel = "CxHxW",
      description =
          "What the model's file does not say can be said by this option and those below, or in a"
              + " file MODEL.yaml, under the same names. The options go before the file; of a"
              + " reference they say only what neither it nor its MODEL.yaml does. Shape of an"
              + " image.")
  void setInputShape(String text) {
    settings.put("input-shape", text);
  }

  @Option(
      names = "--pixel-range",
      paramLabel = "LOW..HIGH",
      description = "Values of black and white (default: 0..1).")
  void setPixelRange(String text) {
    settings.put("pixel-range", text);
  }

  @Option(
      names = "--mean",
      paramLabel = "X,..",
      description = "Mean per channel that is subtracted, in units of the range (default: none).")
  void setMean(String text) {
    settings.put("mean", text);
  }

  @Option(
      names = "--std",
      paramLabel = "X,..",
      description = "Standard deviation per channel that is divided by (default: none).")
  void setStandardDeviation(String text) {
    settings.put("std", text);
  }

  @Option(
      names = "--pixel-order",
      paramLabel = "nchw|nhwc",
      description = "Whether channels come first or last (default: first).")
  void setPixelOrder(String text) {
    settings.put("pixel-order", text);
  }

  @Option(
      names = "--channel-order",
      paramLabel = "rgb|bgr",
      description = "Order of the colours (default: rgb).")
  void setChannelOrder(String text) {
    settings.put("channel-order", text);
  }

  @Option(
      names = "--class-names",
      paramLabel = "NAME,..",
      description = "Names of the classes, in the model's order (default: numbers).")
  void setClassNames(String text) {
    settings.put("class-names", text);
  }

  @Option(
      names = "--logits-output",
      paramLabel = "N|NAME",
      description = "Which output to take, from 0, or its name (default: the one that fits).")
  void setLogitsOutput(String text) {
    settings.put("logits-output", text);
  }

  @Option(
      names = "--output-kind",
      paramLabel = "KIND",
      description = "What the output holds: logits or probabilities (default: tried out).")
  void setOutputKind(String text) {
    settings.put("output-kind", text);
  }

  /** How to open the model that is looked at. */
  ModelRequest request() {
    return new ModelRequest(settings(), false, Optional.empty(), trust);
  }

  /** How to open a model to compare with: the options say only what its own files do not. */
  ModelRequest requestOfReference() {
    return new ModelRequest(settings(), true, Optional.empty(), trust);
  }

  private ModelSettings settings() {
    return SettingsText.read(settings, name -> "--" + name);
  }

  /**
   * What opens the models.
   *
   * @param workers processes of each model
   */
  ModelLoader loader(int workers) {
    return new ModelLoader(
        workers,
        new WorkerLimits(
            (long) memoryLimit << 30,
            Duration.ofSeconds(timeLimit),
            Duration.ofSeconds(totalTimeLimit)));
  }

  /**
   * @throws InvalidInputException if an option is out of range or not understood
   */
  void check() {
    OptionChecks.requireBetween(1, MOST_SECONDS, timeLimit, "--time-limit");
    OptionChecks.requireBetween(1, MOST_SECONDS, totalTimeLimit, "--total-time-limit");
    OptionChecks.requireBetween(1, MOST_GIBIBYTES, memoryLimit, "--memory-limit");
    settings();
  }
}
