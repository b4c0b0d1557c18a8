package io.trojanscope.sidecar;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.PixelRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of Hugging Face's {@code transformers}. The image processor computes {@code (byte *
 * rescale_factor - image_mean) / image_std}.
 */
final class HuggingFaceFiles {
  private static final float LARGEST_BYTE = 255;
  private static final int COLOURS = 3;

  private HuggingFaceFiles() {}

  /** Class names and input size; nothing for a file of another program. */
  static ModelSettings config(Path file) {
    Map<?, ?> fields;
    try {
      fields = RegistryText.fields(file);
    } catch (InvalidInputException e) {
      // Many programs have a file of this name.
      return ModelSettings.NONE;
    }
    if (!fields.containsKey("id2label")) {
      return ModelSettings.NONE;
    }
    Optional<ImageShape> shape =
        RegistryText.size(fields.get("image_size"))
            .map(
                side ->
                    new ImageShape(
                        RegistryText.size(fields.get("num_channels")).orElse(COLOURS), side, side));
    return settings(
        shape,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RegistryText.names(fields.get("id2label")));
  }

  /**
   * Pixel range, mean, standard deviation and input size.
   *
   * @throws InvalidInputException if the file is damaged
   */
  static ModelSettings preprocessor(Path file) {
    Map<?, ?> fields = RegistryText.fields(file);
    boolean normalizes = isSet(fields, "do_normalize");
    Optional<List<Float>> mean =
        RegistryText.numbers(fields.get("image_mean")).filter(values -> normalizes);
    Optional<List<Float>> deviation =
        RegistryText.numbers(fields.get("image_std"))
            .filter(values -> normalizes && values.stream().allMatch(value -> value > 0));
    return settings(
        shape(fields, mean.map(List::size).filter(count -> count > 1).orElse(COLOURS)),
        Optional.of(range(fields)),
        mean,
        deviation,
        Optional.empty());
  }

  /** Steps that the file does not name are done. */
  private static boolean isSet(Map<?, ?> fields, String step) {
    return !Boolean.FALSE.equals(fields.get(step));
  }

  private static PixelRange range(Map<?, ?> fields) {
    if (!isSet(fields, "do_rescale")) {
      return new PixelRange(0, LARGEST_BYTE);
    }
    float white =
        RegistryText.numbers(fields.get("rescale_factor"))
            .map(factor -> factor.get(0) * LARGEST_BYTE)
            .filter(value -> value > 0)
            .orElse(1f);
    // A factor of 1/255 is written with fewer digits than it has.
    return Math.abs(white - 1) < 1e-4 ? PixelRange.UNIT : new PixelRange(0, white);
  }

  private static Optional<ImageShape> shape(Map<?, ?> fields, int channels) {
    boolean crops = Boolean.TRUE.equals(fields.get("do_center_crop"));
    return (crops ? side(fields.get("crop_size"), channels) : Optional.<ImageShape>empty())
        .or(
            () ->
                isSet(fields, "do_resize") ? side(fields.get("size"), channels) : Optional.empty());
  }

  private static Optional<ImageShape> side(Object size, int channels) {
    Optional<Integer> square = RegistryText.size(size);
    if (square.isPresent()) {
      return square.map(side -> new ImageShape(channels, side, side));
    }
    return RegistryText.map(size)
        .flatMap(
            sides ->
                RegistryText.size(sides.get("height"))
                    .flatMap(
                        height ->
                            RegistryText.size(sides.get("width"))
                                .map(width -> new ImageShape(channels, height, width))));
  }

  private static ModelSettings settings(
      Optional<ImageShape> shape,
      Optional<PixelRange> range,
      Optional<List<Float>> mean,
      Optional<List<Float>> deviation,
      Optional<List<String>> names) {
    return new ModelSettings(
        shape,
        range,
        mean,
        deviation,
        Optional.empty(),
        Optional.empty(),
        names,
        Optional.empty(),
        Optional.empty());
  }
}
