package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ModelSpec;

/** An image classifier in inference mode; safe for several threads. */
public interface Classifier extends AutoCloseable {
  /** Shape of the images, their normalization and the class names. */
  ModelSpec spec();

  /**
   * Logits of each image, in the order of the images: images x classes.
   *
   * @param images intensities in [0, 1], NCHW; normalized by the classifier
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's input
   *     shape, or a logit is not finite
   */
  Logits logits(ImageBatch images);

  /** Releases the model. The classifier cannot be used afterwards. */
  @Override
  void close();
}
