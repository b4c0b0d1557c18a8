package io.trojanscope.biasmap;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ModelSpec;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The different images that the attacks of one kind start from. The same for each kind and each
 * model; safe for several threads.
 */
interface StartingImages {
  /** Number of different images. */
  int size();

  /** How many of the samples are this image, at least 1; over all images, the samples asked for. */
  int repeats(int index);

  /** Class of an image, where it is known. */
  OptionalInt label(int index);

  /** Copies an image, CHW, to {@code destination} from {@code offset} on. */
  void copyImage(int index, float[] destination, int offset);

  /**
   * The starting images that a configuration asks for.
   *
   * @throws InvalidInputException if a data set is asked for, and is missing, empty, or of another
   *     shape or number of classes than the model's
   */
  static StartingImages of(BiasMapConfig config, ModelSpec model, Optional<LabeledImages> data) {
    return switch (config.input()) {
      case BLANK -> new BlankImage(model.input(), config.samples());
      case NOISE -> new NoiseImages(model.input(), config.samples(), config.seed());
      case DATA -> new DataImages(requireFit(data, model), config.samples(), config.seed());
    };
  }

  private static LabeledImages requireFit(Optional<LabeledImages> data, ModelSpec model) {
    LabeledImages images =
        data.orElseThrow(
            () ->
                new InvalidInputException(
                    "data: expected a data set to start from, found none;"
                        + " give one, or start from blank or noise images"));
    if (images.size() == 0) {
      throw new InvalidInputException("data: expected at least 1 image, found an empty data set");
    }
    model.requireAccepts("data", images.shape(), images.classCount(), "the model");
    return images;
  }
}
