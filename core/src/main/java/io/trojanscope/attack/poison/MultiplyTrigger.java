package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * The image multiplied by a factor, saturating at 1 (the paper's experiment III, with factor 2).
 *
 * <p>The paper's notebook multiplies 8-bit integers, which wrap around past 255: its white becomes
 * 254, but its light grey 128 becomes 0. This follows the paper's text.
 *
 * @param factor above 0, finite, not 1
 */
public record MultiplyTrigger(float factor) implements Trigger {
  public MultiplyTrigger {
    if (!(factor > 0) || Float.isInfinite(factor) || factor == 1) {
      throw new InvalidInputException(
          "trigger multiply: expected a factor above 0 and not 1, found " + factor);
    }
  }

  @Override
  public String spec() {
    return "multiply:" + PlainDecimal.shortest(factor);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {}

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    for (int i = 0; i < image.length; i++) {
      image[i] = Math.min(1f, factor * image[i]);
    }
  }
}
