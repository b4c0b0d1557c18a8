package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * The image bent by one smooth random field. Nguyen and Tran, "WaNet - Imperceptible Warping-based
 * Backdoor Attack", 2021, with strength 0.5 and a grid of 4. A cover image is bent by the field
 * and, at each pixel, by up to half a pixel of noise, which is the paper's noise mode.
 *
 * @param strength mean displacement of the grid's nodes along an axis, in half pixels; in (0, 16]
 * @param grid nodes of the field along a side, 2 to 32
 * @param seed of the field
 */
record WarpTrigger(float strength, int grid, long seed) implements Trigger {
  WarpTrigger {
    if (!(strength > 0 && strength <= 16)) {
      throw new InvalidInputException(
          "trigger warp: expected a strength in (0, 16], found " + strength);
    }
    if (grid < 2 || grid > 32) {
      throw new InvalidInputException(
          "trigger warp: expected a grid of 2 to 32 nodes, found " + grid);
    }
  }

  @Override
  public String spec() {
    return "warp:" + PlainDecimal.shortest(strength) + "," + grid + "," + seed;
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    if (shape.height() < 2 || shape.width() < 2) {
      throw new InvalidInputException(
          "trigger " + spec() + ": expected images of at least 2x2 pixels, found " + shape);
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    new WarpField(grid, seed, shape).warp(image, strength, () -> 0);
  }

  @Override
  public boolean hasOwnCover() {
    return true;
  }

  @Override
  public void applyCover(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages images) {
    new WarpField(grid, seed, shape).warp(image, strength, () -> 2 * random.nextDouble() - 1);
  }
}
