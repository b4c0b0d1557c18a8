package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Seeds;
import java.util.SplittableRandom;

/**
 * Random changes of the training images. Those of an image depend on seed, epoch and index alone.
 *
 * @param flips whether half of the images are mirrored, left to right
 * @param cropPadding pixels by which an image may move to each side, at least 0; what comes in at
 *     the border is 0
 */
public record Augmentation(boolean flips, int cropPadding) {
  /** Leaves images as they are. */
  public static final Augmentation NONE = new Augmentation(false, 0);

  public Augmentation {
    if (cropPadding < 0) {
      throw new InvalidInputException("crop padding: expected at least 0, found " + cropPadding);
    }
  }

  /**
   * Changes one image of a batch in place.
   *
   * @param values of the batch, CHW
   * @param offset where the image begins
   */
  public void apply(float[] values, int offset, ImageShape shape, long seed, int epoch, int index) {
    if (equals(NONE)) {
      return;
    }
    SplittableRandom random = Seeds.random(seed, epoch - 1L, index);
    boolean mirrored = random.nextBoolean() && flips;
    int down = random.nextInt(2 * cropPadding + 1) - cropPadding;
    int right = random.nextInt(2 * cropPadding + 1) - cropPadding;
    change(values, offset, shape, mirrored, down, right);
  }

  /** Reads pixel (row + down, column + right) of the image, mirrored or not. */
  static void change(
      float[] values, int offset, ImageShape shape, boolean mirrored, int down, int right) {
    float[] image = new float[shape.size()];
    System.arraycopy(values, offset, image, 0, image.length);
    int width = shape.width();
    for (int line = 0; line < shape.channels() * shape.height(); line++) {
      int from = line % shape.height() + down;
      boolean inside = from >= 0 && from < shape.height();
      int source = (line + down) * width;
      int target = offset + line * width;
      for (int column = 0; column < width; column++) {
        int x = column + right;
        int read = mirrored ? width - 1 - x : x;
        values[target + column] = inside && x >= 0 && x < width ? image[source + read] : 0;
      }
    }
  }
}
