package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads triggers from text:
 *
 * <ul>
 *   <li>{@code patch:c}, {@code patch:x}, {@code patch:arch}, {@code patch:s}: the paper's patches
 *       at their places, and {@code patch:frame}, a red frame at the top right; {@code @ROW,COLUMN}
 *       after them moves them
 *   <li>{@code patch:FILE@ROW,COLUMN}: the pattern of a PNG file (black and transparent pixels
 *       leave the image as it is), or of a text file of {@code #} (white) and {@code .}
 *       (untouched); negative rows and columns count from the bottom and the right
 *   <li>{@code random:c} or {@code random:FILE}: the pattern at a random place of each image
 *   <li>{@code multiply:FACTOR}, {@code blend:RATIO}, {@code sinusoid:AMPLITUDE,FREQUENCY}
 * </ul>
 */
public final class Triggers {
  private static final String PATCHES = String.join(", ", PaperPatch.names());
  private static final String KINDS =
      "patch:PATTERN, patch:PATTERN@ROW,COLUMN, random:PATTERN (PATTERN being one of "
          + PATCHES
          + " or a PNG or text file), multiply:FACTOR, blend:RATIO, sinusoid:AMPLITUDE,FREQUENCY";

  private Triggers() {}

  /**
   * The trigger that a text describes.
   *
   * @throws InvalidInputException if the text names no known kind, its parameters are wrong, or its
   *     file cannot be used
   */
  public static Trigger parse(String spec) {
    int colon = spec.indexOf(':');
    String kind = colon < 0 ? spec : spec.substring(0, colon);
    String parameters = colon < 0 ? "" : spec.substring(colon + 1);
    return switch (kind) {
      case "patch" -> patch(spec, parameters);
      case "random" -> new RandomPatchTrigger(pattern(spec, parameters));
      case "multiply" ->
          new MultiplyTrigger(numbers(spec, parameters, "a factor, as in multiply:2", 1)[0]);
      case "blend" -> new BlendTrigger(numbers(spec, parameters, "a ratio, as in blend:0.1", 1)[0]);
      case "sinusoid" -> sinusoid(spec, parameters);
      default ->
          throw new InvalidInputException(
              "trigger \"" + spec + "\": unknown kind \"" + kind + "\"; known are " + KINDS);
    };
  }

  private static Trigger sinusoid(String spec, String parameters) {
    float[] numbers =
        numbers(spec, parameters, "an amplitude and a frequency, as in sinusoid:0.1,6", 2);
    return new SinusoidTrigger(numbers[0], numbers[1]);
  }

  private static Trigger patch(String spec, String parameters) {
    int at = parameters.lastIndexOf('@');
    if (at >= 0) {
      Place place = place(spec, parameters.substring(at + 1));
      return new PatchTrigger(pattern(spec, parameters.substring(0, at)), place);
    }
    Optional<PaperPatch> patch = PaperPatch.named(parameters);
    if (patch.isEmpty()) {
      throw wrong(spec, "one of " + PATCHES + ", or FILE@ROW,COLUMN", parameters);
    }
    return new PatchTrigger(patch.get().pattern(), patch.get().place());
  }

  private static Place place(String spec, String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return new Place(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw wrong(spec, "whole numbers ROW,COLUMN after the @", text);
  }

  private static Bitmap pattern(String spec, String name) {
    return PaperPatch.named(name)
        .map(PaperPatch::pattern)
        .orElseGet(() -> BitmapFile.read(name, file(spec, name)));
  }

  private static Path file(String spec, String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw wrong(spec, "one of " + PATCHES + ", or an existing PNG or text file", name);
  }

  private static float[] numbers(String spec, String text, String expected, int count) {
    String[] parts = text.split(",", -1);
    float[] numbers = new float[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Float.parseFloat(parts[i].strip());
      }
    } catch (NumberFormatException e) {
      throw wrong(spec, expected, text);
    }
    if (count != numbers.length) {
      throw wrong(spec, expected, text);
    }
    return numbers;
  }

  private static InvalidInputException wrong(String spec, String expected, String found) {
    return new InvalidInputException(
        "trigger \"" + spec + "\": expected " + expected + "; found \"" + found + "\"");
  }
}
