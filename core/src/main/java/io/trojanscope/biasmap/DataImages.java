package io.trojanscope.biasmap;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.stats.RandomOrder;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Images of a data set in a shuffled order without replacement; where more are asked for than there
 * are, they come again in the same order. Asking for more keeps the first ones.
 */
final class DataImages implements StartingImages {
  private final LabeledImages data;
  private final int samples;
  private final int[] chosen;

  DataImages(LabeledImages data, int samples, long seed) {
    this.data = data;
    this.samples = samples;
    this.chosen =
        RandomOrder.first(Math.min(samples, data.size()), data.size(), new SplittableRandom(seed));
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public int repeats(int index) {
    return samples / chosen.length + (index < samples % chosen.length ? 1 : 0);
  }

  @Override
  public OptionalInt label(int index) {
    return OptionalInt.of(data.label(chosen[index]));
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    data.copyImage(chosen[index], destination, offset);
  }
}
