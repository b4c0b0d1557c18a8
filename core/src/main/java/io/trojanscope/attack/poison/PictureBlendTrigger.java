package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * One picture blended into every image: {@code (1 - ratio) x + ratio picture}. Chen et al.,
 * "Targeted Backdoor Attacks on Deep Learning Systems Using Data Poisoning", 2017; there of ratio
 * 0.2.
 *
 * @param ratio in (0, 1)
 */
record PictureBlendTrigger(float ratio, TriggerPicture picture) implements Trigger {
  PictureBlendTrigger {
    if (!(ratio > 0 && ratio < 1)) {
      throw new InvalidInputException(
          "trigger blend with a picture: expected a ratio in (0, 1), found " + ratio);
    }
  }

  @Override
  public String spec() {
    return "blend:" + PlainDecimal.shortest(ratio) + "," + picture.spec();
  }

  @Override
  public String identity() {
    return "blend:" + PlainDecimal.shortest(ratio) + "," + picture.identity();
  }

  @Override
  public Trigger fixedOn(ClassImages targetImages) {
    return new PictureBlendTrigger(ratio, picture.fixedOn(targetImages));
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    picture.pixels(shape);
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    float[] pixels = picture.pixels(shape);
    for (int i = 0; i < image.length; i++) {
      image[i] = Intensity.clip((1 - ratio) * image[i] + ratio * pixels[i]);
    }
  }
}
