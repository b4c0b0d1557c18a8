package io.trojanscope.model;

import java.util.List;

/**
 * A network on the values that its own input takes, whatever intensities they stand for: float32,
 * NCHW. Its results are not checked for finiteness. Safe for several threads.
 */
public interface Network extends AutoCloseable {
  /**
   * Logits of each image.
   *
   * @param count number of images
   * @param input {@code count} images
   * @throws io.trojanscope.error.InvalidInputException if the network cannot take such images, or
   *     gives something else than a logit for each class
   */
  Logits logits(int count, float[] input);

  /**
   * Logits, and the gradient of {@code loss}, summed over the images, with respect to {@code
   * input}.
   *
   * @throws io.trojanscope.error.InvalidInputException as for {@link #logits}, and if the network
   *     has no gradient
   */
  InputGradient inputGradient(float[] input, LogitLoss loss);

  /**
   * Shapes of all that the network gives for some images, whether logits are among it or not.
   *
   * @throws io.trojanscope.error.InvalidInputException if the network cannot take such images
   */
  List<OutputShape> outputs(int count, float[] input);

  @Override
  void close();
}
