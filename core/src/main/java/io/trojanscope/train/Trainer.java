package io.trojanscope.train;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.progress.ProgressListener;

/** Trains a network on labelled images, from the weights that it has. */
public interface Trainer {
  /**
   * Trains a copy of the network; the same inputs and configuration give the same weights, bit for
   * bit, on one thread or many.
   *
   * @param network from images of the training set's shape to as many logits as it has classes
   * @throws io.trojanscope.InvalidInputException if the network does not fit the images, or the
   *     loss is not finite
   */
  TrainedNetwork train(
      Graph network, LabeledImages images, TrainingConfig config, ProgressListener progress);
}
