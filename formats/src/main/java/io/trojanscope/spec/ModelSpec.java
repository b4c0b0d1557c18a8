package io.trojanscope.spec;

import io.trojanscope.error.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Input and output of a classifier: float32 images in NCHW order with intensities in [0, 1], one
 * logit per class.
 *
 * @param input shape of one image
 * @param normalization how an intensity in [0, 1] becomes the network's input value
 * @param classNames names of the classes, in the order of the logits
 */
public record ModelSpec(ImageShape input, Normalization normalization, List<String> classNames) {
  /**
   * @throws IllegalArgumentException if there are fewer than 2 classes, or the normalization has
   *     another number of channels than the input
   */
  public ModelSpec {
    classNames = List.copyOf(classNames);
    normalization.requireChannels(input.channels());
    if (classNames.size() < 2) {
      throw new IllegalArgumentException("expected at least 2 classes, found " + classNames.size());
    }
  }

  /**
   * The same input, with outputs that have numbers for names.
   *
   * @param count number of outputs, at least 2
   */
  public ModelSpec withNumberedOutputs(int count) {
    return new ModelSpec(
        input, normalization, IntStream.range(0, count).mapToObj(Integer::toString).toList());
  }

  /** Number of classes, which is the number of logits of an image. */
  public int classCount() {
    return classNames.size();
  }

  /**
   * Checks that images have the shape and the number of classes that this model takes.
   *
   * @param images name of the images in the message, such as {@code data}
   * @param shape shape of one image
   * @param classes number of classes of the images
   * @param model name of the model in the message
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
