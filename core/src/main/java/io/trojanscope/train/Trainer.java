package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.Normalization;

/** Trains a network on labelled images, from the weights that it has. */
public interface Trainer {
  /**
   * Trains a copy of the network; the same inputs and configuration give the same weights, bit for
   * bit, on one thread or many.
   *
   * @param network from images of the training set's shape to as many logits as it has classes
   * @param normalization how an intensity becomes the network's input value
   * @throws io.trojanscope.error.InvalidInputException if the network does not fit the images, or
   *     the loss is not finite
   */
  TrainedNetwork train(
      Graph network,
      Normalization normalization,
      LabeledImages images,
      TrainingConfig config,
      ProgressListener progress);

  /** The same for a network that takes intensities as they are. */
  default TrainedNetwork train(
      Graph network, LabeledImages images, TrainingConfig config, ProgressListener progress) {
    Normalization none = Normalization.identity(network.inputShape().channels());
    return train(network, none, images, config, progress);
  }
}
