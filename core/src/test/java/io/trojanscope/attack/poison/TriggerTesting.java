package io.trojanscope.attack.poison;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Puts triggers on single images. */
final class TriggerTesting {
  private TriggerTesting() {}

  static float[] applied(String spec, ImageShape shape, float... image) {
    return applied(Triggers.parse(spec), shape, image, 1, noImages(shape));
  }

  static float[] applied(
      Trigger trigger, ImageShape shape, float[] image, long seed, ClassImages target) {
    float[] changed = image.clone();
    trigger.requireApplicable(shape, target);
    trigger.apply(changed, shape, new SplittableRandom(seed), target);
    return changed;
  }

  static ClassImages noImages(ImageShape shape) {
    return new ClassImages(ArrayImages.noise(shape, 1, 0), 0);
  }

  static float[] grey(ImageShape shape, float value) {
    float[] image = new float[shape.size()];
    Arrays.fill(image, value);
    return image;
  }
}
