package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * Every intensity to a power, which darkens the image above 1 and brightens it below.
 *
 * @param exponent in [0.1, 10], not 1
 */
record GammaTrigger(float exponent) implements Trigger {
  GammaTrigger {
    if (!(exponent >= 0.1f && exponent <= 10) || exponent == 1) {
      throw new InvalidInputException(
          "trigger gamma: expected an exponent in [0.1, 10] that is not 1, found " + exponent);
    }
  }

  @Override
  public String spec() {
    return "gamma:" + PlainDecimal.shortest(exponent);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {}

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    for (int i = 0; i < image.length; i++) {
      image[i] = Intensity.clip(StrictMath.pow(image[i], exponent));
    }
  }
}
