package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** A loaded TorchScript module that maps images to logits; safe for several threads. */
interface DifferentiableModule {
  /** Logits of images (N x C x H x W); what it returns belongs to the images' manager. */
  NDArray logits(NDArray images);

  /** All that the module gives for images; belongs to the images' manager. */
  NDList outputs(NDArray images);

  /** Logits, and the gradient of the loss {@code sum_i a_i LSE(z_i) + sum_ik w_ik z_ik}. */
  Result gradient(NDArray images, NDArray logSumExpWeights, NDArray logitWeights);

  /** Logits and gradient with respect to the images. */
  record Result(NDArray logits, NDArray gradient) {}
}
