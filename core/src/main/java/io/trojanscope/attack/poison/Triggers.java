package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
 *   <li>{@code blend:RATIO,PICTURE}, PICTURE being {@code noise}, {@code noise@SEED}, {@code class}
 *       (the first training image of the target class), or a PNG or JPEG file
 *   <li>{@code reflection:blur,STRENGTH,PICTURE}, {@code reflection:ghost,STRENGTH,PICTURE}
 *   <li>{@code warp:STRENGTH,GRID,SEED}, {@code quantize:LEVELS}, {@code quantize:LEVELS,plain}
 *   <li>{@code lowfrequency:AMPLITUDE,FREQUENCY,SEED}, {@code gamma:EXPONENT}, {@code filter:NAME}
 *   <li>{@code pixels:COUNT,SEED}: single pixels far from each other
 *   <li>{@code inputaware:AMPLITUDE}: a pattern that a generator makes for each image
 *   <li>{@code TRIGGER+TRIGGER}: both together
 * </ul>
 */
public final class Triggers {
  private static final String PATCHES = String.join(", ", PaperPatch.names());
  private static final String USAGE =
      "patch:PATTERN, patch:PATTERN@ROW,COLUMN, random:PATTERN (PATTERN is one of "
          + PATCHES
          + " or a PNG or text file), multiply:FACTOR, blend:RATIO, blend:RATIO,PICTURE,"
          + " sinusoid:AMPLITUDE,FREQUENCY, reflection:blur,STRENGTH,PICTURE,"
          + " reflection:ghost,STRENGTH,PICTURE, warp:STRENGTH,GRID,SEED, quantize:LEVELS,"
          + " lowfrequency:AMPLITUDE,FREQUENCY,SEED, gamma:EXPONENT, filter:NAME,"
          + " pixels:COUNT,SEED, inputaware:AMPLITUDE, TRIGGER+TRIGGER";

  /** What the text of each trigger begins with, in the order of the documentation. */
  public static final List<String> NAMES =
      List.of(
          "patch",
          "random",
          "multiply",
          "blend",
          "sinusoid",
          "reflection",
          "warp",
          "quantize",
          "lowfrequency",
          "gamma",
          "filter",
          "pixels",
          "inputaware");

  /** A plus sign that a name follows: places have plus signs, too. */
  private static final Pattern JOINT =
      Pattern.compile("\\+(?=(?:" + String.join("|", NAMES) + ")(?::|\\+|$))");

  private Triggers() {}

  /**
   * The trigger that a text describes.
   *
   * @throws InvalidInputException if the text names no known trigger, its parameters are wrong, or
   *     its file cannot be used
   */
  public static Trigger parse(String spec) {
    String[] parts = JOINT.split(spec, 2);
    return parts.length == 2 ? new JointTrigger(single(parts[0]), parse(parts[1])) : single(spec);
  }

  private static Trigger single(String spec) {
    TriggerSpec text = new TriggerSpec(spec);
    return switch (text.kind()) {
      case "patch" -> patch(text);
      case "random" -> new RandomPatchTrigger(pattern(text, text.body()));
      case "multiply" -> multiply(text);
      case "blend" -> blend(text);
      case "sinusoid" -> sinusoid(text);
      case "reflection" -> reflection(text);
      case "warp" -> warp(text);
      case "quantize" -> quantize(text);
      case "lowfrequency" -> lowFrequency(text);
      case "gamma" -> gamma(text);
      case "filter" -> FilterTrigger.named(text);
      case "pixels" -> pixels(text);
      case "inputaware" -> inputAware(text);
      default ->
          throw new InvalidInputException(
              "trigger \"%s\": unknown name \"%s\"; known are %s"
                  .formatted(spec, text.kind(), USAGE));
    };
  }

  private static Trigger multiply(TriggerSpec text) {
    String expected = "a factor, as in multiply:2";
    return new MultiplyTrigger(text.require(1, 1, expected).number(0, 2, expected));
  }

  private static Trigger blend(TriggerSpec text) {
    String expected = "a ratio, as in blend:0.1, or a ratio and a picture, as in blend:0.2,noise";
    float ratio = text.require(1, Integer.MAX_VALUE, expected).number(0, 0.1f, expected);
    return text.count() == 1
        ? new BlendTrigger(ratio)
        : new PictureBlendTrigger(ratio, TriggerPicture.parse(text.rest(1), text));
  }

  private static Trigger sinusoid(TriggerSpec text) {
    String expected = "an amplitude and a frequency, as in sinusoid:0.1,6";
    text.require(2, 2, expected);
    return new SinusoidTrigger(text.number(0, 0.1f, expected), text.number(1, 6, expected));
  }

  private static Trigger reflection(TriggerSpec text) {
    String expected = "blur or ghost, a strength and a picture, as in reflection:ghost,0.4,noise";
    text.require(3, Integer.MAX_VALUE, expected);
    ReflectionTrigger.Glass glass =
        switch (text.text(0, "")) {
          case "blur" -> ReflectionTrigger.Glass.BLUR;
          case "ghost" -> ReflectionTrigger.Glass.GHOST;
          default -> throw text.wrong(expected, text.body());
        };
    TriggerPicture picture = TriggerPicture.parse(text.rest(2), text);
    return new ReflectionTrigger(glass, text.number(1, 0.4f, expected), picture);
  }

  private static Trigger warp(TriggerSpec text) {
    String expected = "a strength, a grid and a seed, as in warp:0.5,4,1";
    text.require(0, 3, expected);
    return new WarpTrigger(
        text.number(0, 0.5f, expected), count(text, 1, 4, expected), text.whole(2, 1, expected));
  }

  private static Trigger quantize(TriggerSpec text) {
    String expected =
        "a number of levels, as in quantize:8, or, without dithering, quantize:8,plain";
    text.require(0, 2, expected);
    String dithering = text.text(1, "");
    if (!dithering.isEmpty() && !dithering.equals("plain")) {
      throw text.wrong(expected, text.body());
    }
    return new QuantizeTrigger(count(text, 0, 8, expected), dithering.isEmpty());
  }

  private static Trigger lowFrequency(TriggerSpec text) {
    String expected = "an amplitude, a frequency and a seed, as in lowfrequency:0.1,3,1";
    text.require(0, 3, expected);
    return new LowFrequencyTrigger(
        text.number(0, 0.1f, expected), count(text, 1, 3, expected), text.whole(2, 1, expected));
  }

  private static Trigger gamma(TriggerSpec text) {
    String expected = "an exponent, as in gamma:2";
    return new GammaTrigger(text.require(0, 1, expected).number(0, 2, expected));
  }

  private static Trigger pixels(TriggerSpec text) {
    String expected = "a number of pixels and a seed, as in pixels:16,1";
    text.require(0, 2, expected);
    return new PixelsTrigger(count(text, 0, 16, expected), text.whole(1, 1, expected));
  }

  private static Trigger inputAware(TriggerSpec text) {
    String expected = "an amplitude, as in inputaware:0.2";
    return new InputAwareTrigger(text.require(0, 1, expected).number(0, 0.2f, expected));
  }

  private static int count(TriggerSpec text, int index, int usual, String expected) {
    long count = text.whole(index, usual, expected);
    if (count != (int) count) {
      throw text.wrong(expected, text.body());
    }
    return (int) count;
  }

  private static Trigger patch(TriggerSpec text) {
    String parameters = text.body();
    int at = parameters.lastIndexOf('@');
    if (at >= 0) {
      Place place = place(text, parameters.substring(at + 1));
      return new PatchTrigger(pattern(text, parameters.substring(0, at)), place);
    }
    Optional<PaperPatch> patch = PaperPatch.named(parameters);
    if (patch.isEmpty()) {
      throw text.wrong("one of " + PATCHES + ", or FILE@ROW,COLUMN", parameters);
    }
    return new PatchTrigger(patch.get().pattern(), patch.get().place());
  }

  private static Place place(TriggerSpec trigger, String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return new Place(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw trigger.wrong("whole numbers ROW,COLUMN after the @", text);
  }

  private static Bitmap pattern(TriggerSpec text, String name) {
    return PaperPatch.named(name)
        .map(PaperPatch::pattern)
        .orElseGet(() -> BitmapFile.read(name, file(text, name)));
  }

  private static Path file(TriggerSpec text, String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // reported below
    }
    throw text.wrong("one of " + PATCHES + ", or an existing PNG or text file", name);
  }
}
