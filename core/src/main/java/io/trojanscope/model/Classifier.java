package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ModelSpec;

/** An image classifier in inference mode; safe for several threads. */
public interface Classifier extends AutoCloseable {
  ModelSpec spec();

  /**
   * Logits of each image.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's input
   *     shape, or a logit is not finite
   */
  Logits logits(ImageBatch images);

  @Override
  void close();
}
