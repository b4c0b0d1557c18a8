package io.trojanscope.spec;

import io.trojanscope.error.InvalidInputException;
import java.util.List;

/**
 * What a classifier takes and gives.
 *
 * @param input shape of one image
 * @param normalization how an intensity in [0, 1] becomes the network's input value
 * @param classNames names of the classes, in the order of the logits
 */
public record ModelSpec(ImageShape input, Normalization normalization, List<String> classNames) {
  public ModelSpec {
    classNames = List.copyOf(classNames);
    normalization.requireChannels(input.channels());
    if (classNames.size() < 2) {
      throw new IllegalArgumentException("expected at least 2 classes, found " + classNames.size());
    }
  }

  /** Number of classes, and of logits. */
  public int classCount() {
    return classNames.size();
  }

  /**
   * Checks that images have the shape and the number of classes that this model takes.
   *
   * @param images what they are, such as {@code data}
   * @param model what the model is, such as its name
   * @throws InvalidInputException if they do not
   */
  public void requireAccepts(String images, ImageShape shape, int classes, String model) {
    if (!input.equals(shape) || classCount() != classes) {
      throw new InvalidInputException(
          "%s: expected images of %s in %d classes, as %s takes them, found %s in %d; give images like those that the model was trained on"
              .formatted(images, input, classCount(), model, shape, classes));
    }
  }
}
