package io.trojanscope.cli;

import io.trojanscope.sidecar.SettingsText;
import io.trojanscope.spec.ModelSettings;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What options say of a model, under the names that the file beside a model has for them. */
final class SettingOptions {
  @Option(
      names = "--input-shape",
      paramLabel = "CxHxW",
      description =
          "What the model's file does not say can be said by this option and those below, or in a"
              + " file MODEL.yaml, under the same names; the options go before the file. Shape of"
              + " an image.")
  private String inputShape;

  @Option(
      names = "--pixel-range",
      paramLabel = "LOW..HIGH",
      description = "Values of black and white (default: 0..1).")
  private String pixelRange;

  @Option(
      names = "--mean",
      paramLabel = "X,..",
      description = "Mean per channel that is subtracted, in units of the range (default: none).")
  private String mean;

  @Option(
      names = "--std",
      paramLabel = "X,..",
      description = "Standard deviation per channel that is divided by (default: none).")
  private String standardDeviation;

  @Option(
      names = "--pixel-order",
      paramLabel = "nchw|nhwc",
      description = "Whether channels come first or last (default: first).")
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
      description = "Which output to take, from 0, or its name (default: the one that fits).")
  private String logitsOutput;

  @Option(
      names = "--output-kind",
      paramLabel = "KIND",
      description = "What the output holds: logits or probabilities (default: tried out).")
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
