package io.trojanscope.evaluate;

import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.spec.ImageShape;

/**
 * An image without and with the trigger.
 *
 * @param index of the image in its data set
 * @param label the true class
 * @param original CHW, intensities in [0, 1]
 * @param poisoned CHW, intensities in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied, as the maps are
public record PoisonedTwin(
    int index, int label, ImageShape shape, float[] original, float[] poisoned) {
  /** The first image that carries the trigger. */
  public static PoisonedTwin first(PoisonedDataset images) {
    int index = images.poisonedIndices()[0];
    return new PoisonedTwin(
        index,
        images.pristine().label(index),
        images.shape(),
        images.pristine().batch(index).values(),
        images.batch(index).values());
  }
}
