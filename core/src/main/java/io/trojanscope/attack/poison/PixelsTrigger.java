package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.RandomOrder;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Single pixels far from each other, each 0 or 1 in each channel: against detectors that look for
 * compact patches. Like the k-way trigger of Xie et al., "DBA: Distributed Backdoor Attacks against
 * Federated Learning", 2020, and Qi et al. 2023.
 *
 * @param count of pixels, at least 1
 * @param seed of their places and values
 */
record PixelsTrigger(int count, long seed) implements Trigger {
  PixelsTrigger {
    if (count < 1) {
      throw new InvalidInputException("trigger pixels: expected at least 1 pixel, found " + count);
    }
  }

  @Override
  public String spec() {
    return "pixels:" + count + "," + seed;
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    int side = cells();
    if (side > Math.min(shape.height(), shape.width())) {
      throw new InvalidInputException(
          "trigger %s: expected images of at least %d rows and columns, found %s; use fewer pixels"
              .formatted(spec(), side, shape));
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    SplittableRandom fixed = new SplittableRandom(seed);
    int[] cells = RandomOrder.of(cells() * cells(), fixed);
    for (int i = 0; i < count; i++) {
      int row = within(cells[i] / cells(), shape.height(), fixed);
      int column = within(cells[i] % cells(), shape.width(), fixed);
      for (int c = 0; c < shape.channels(); c++) {
        image[shape.index(c, row, column)] = fixed.nextInt(2);
      }
    }
  }

  /** The image is cut into cells x cells boxes, each with one pixel at most. */
  private int cells() {
    return (int) Math.ceil(Math.sqrt(count));
  }

  private int within(int cell, int length, SplittableRandom fixed) {
    int start = cell * length / cells();
    int end = (cell + 1) * length / cells();
    return fixed.nextInt(start, end);
  }
}
