package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;

/** A classifier that also gives the gradient of a loss with respect to its input images. */
public interface DifferentiableClassifier extends Classifier {
  /**
   * Gradient of {@code loss}, summed over the images, with respect to the intensities in [0, 1].
   *
   * <p>An image's gradient does not depend on the other images of its batch beyond rounding; for
   * the same bits, use the same batch size.
   *
   * @param images intensities in [0, 1], NCHW
   * @param loss one loss per image, for as many images and classes
   * @return the gradient, NCHW, and the logits of the same forward pass
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's input
   *     shape, or a logit or gradient is not finite
   */
  InputGradient inputGradient(ImageBatch images, LogitLoss loss);
}
