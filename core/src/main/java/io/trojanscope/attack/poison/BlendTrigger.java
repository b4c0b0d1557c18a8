package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * The image plus {@code ratio} times a random image of the target class, saturating at 1 (the
 * paper's experiment III, with ratio 0.1).
 *
 * @param ratio in (0, 1]
 */
public record BlendTrigger(float ratio) implements Trigger {
  public BlendTrigger {
    if (!(ratio > 0 && ratio <= 1)) {
      throw new InvalidInputException("trigger blend: expected a ratio in (0, 1], found " + ratio);
    }
  }

  @Override
  public String spec() {
    return "blend:" + PlainDecimal.shortest(ratio);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    if (targetImages.isEmpty()) {
      throw new InvalidInputException(
          "trigger "
              + spec()
              + ": expected images of the target class in the data set, found none; use another"
              + " target, data set or trigger");
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    float[] added = targetImages.randomImage(random);
    for (int i = 0; i < image.length; i++) {
      image[i] = Math.min(1f, image[i] + ratio * added[i]);
    }
  }
}
