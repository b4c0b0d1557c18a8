package io.trojanscope.cli;

import io.trojanscope.sidecar.SettingsText;
import io.trojanscope.spec.ModelSettings;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Options that describe a model, under the names that MODEL.yaml uses. */
final class SettingOptions {
  @Option(
      names = "--input-shape",
      paramLabel = "CxHxW",
      description =
          "Input shape: channels x height x width, such as 3x32x32. This option and the next ones,"
              + " up to --output-kind, describe what the model file does not. They override"
              + " MODEL.yaml, which uses the same names.")
  private String inputShape;

  @Option(
      names = "--pixel-range",
      paramLabel = "LOW..HIGH",
      description = "Values of black and white in the input (default: 0..1).")
  private String pixelRange;

  @Option(
      names = "--mean",
      paramLabel = "X,..",
      description = "Mean of each channel, in units of the pixel range (default: 0).")
  private String mean;

  @Option(
      names = "--std",
      paramLabel = "X,..",
      description = "Standard deviation of each channel, in units of the pixel range (default: 1).")
  private String standardDeviation;

  @Option(
      names = "--pixel-order",
      paramLabel = "nchw|nhwc",
      description = "Whether the channels come first (nchw) or last (nhwc) (default: nchw).")
  private String pixelOrder;

  @Option(
      names = "--channel-order",
      paramLabel = "rgb|bgr",
      description = "Order of the colours (default: rgb).")
  private String channelOrder;

  @Option(
      names = "--class-names",
      paramLabel = "NAME,..",
      description = "Names of the classes, in the model's order (default: numbers).")
  private String classNames;

  @Option(
      names = "--logits-output",
      paramLabel = "N|NAME",
      description =
          "Output that holds the logits: its position from 0, or its name (default: the only one"
              + " that fits).")
  private String logitsOutput;

  @Option(
      names = "--output-kind",
      paramLabel = "KIND",
      description =
          "What the output holds: logits or probabilities (default: found by a test run).")
  private String outputKind;

  /**
   * Reads them.
   *
   * @throws io.trojanscope.error.InvalidInputException if one is not understood
   */
  ModelSettings settings() {
    Map<String, String> settings = new TreeMap<>();
    put(settings, "input-shape", inputShape);
    put(settings, "pixel-range", pixelRange);
    put(settings, "mean", mean);
    put(settings, "std", standardDeviation);
    put(settings, "pixel-order", pixelOrder);
    put(settings, "channel-order", channelOrder);
    put(settings, "class-names", classNames);
    put(settings, "logits-output", logitsOutput);
    put(settings, "output-kind", outputKind);
    return SettingsText.read(settings, name -> "--" + name);
  }

  private static void put(Map<String, String> settings, String name, String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }
}
