package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.EnumText;
import java.util.random.RandomGenerator;

/**
 * The image behind glass that reflects a picture: {@code ((1 - strength) x^2.2 + strength
 * r^2.2)^(1/2.2)}, r being the reflection. Liu et al., "Reflection Backdoor", 2020, whose strength
 * is 0.05 to 0.45. It is one picture at one strength for all images here.
 *
 * @param strength in (0, 1)
 */
record ReflectionTrigger(Glass glass, float strength, TriggerPicture picture) implements Trigger {
  private static final double GAMMA = 2.2;

  /** How the reflection looks. */
  enum Glass {
    /** Out of focus: a Gaussian blur whose sigma is a 16th of the image's shorter side. */
    BLUR {
      @Override
      double[] reflect(float[] linear, ImageShape shape) {
        double sigma = Math.min(shape.height(), shape.width()) / 16.0;
        return Blur.gaussian(linear, shape, sigma);
      }
    },
    /**
     * Seen twice, as in thick glass: 0.7 of it in its place, 0.3 an eighth of the image's shorter
     * side, at least one pixel, down and to the right.
     */
    GHOST {
      @Override
      double[] reflect(float[] linear, ImageShape shape) {
        int shift = Math.max(1, Math.round(Math.min(shape.height(), shape.width()) / 8f));
        double[] seen = new double[linear.length];
        for (int c = 0; c < shape.channels(); c++) {
          for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
              int second = shape.index(c, Math.max(0, y - shift), Math.max(0, x - shift));
              int first = shape.index(c, y, x);
              seen[first] = FIRST * linear[first] + (1 - FIRST) * linear[second];
            }
          }
        }
        return seen;
      }
    };

    private static final double FIRST = 0.7;

    /** The picture of linear intensities as it is reflected. */
    abstract double[] reflect(float[] linear, ImageShape shape);
  }

  ReflectionTrigger {
    if (!(strength > 0 && strength < 1)) {
      throw new InvalidInputException(
          "trigger reflection: expected a strength in (0, 1), found " + strength);
    }
  }

  @Override
  public String spec() {
    return start() + picture.spec();
  }

  @Override
  public String identity() {
    return start() + picture.identity();
  }

  private String start() {
    String name = EnumText.lower(glass);
    return "reflection:" + name + "," + PlainDecimal.shortest(strength) + ",";
  }

  @Override
  public Trigger fixedOn(ClassImages targetImages) {
    return new ReflectionTrigger(glass, strength, picture.fixedOn(targetImages));
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    picture.pixels(shape);
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    float[] linear = picture.pixels(shape).clone();
    for (int i = 0; i < linear.length; i++) {
      linear[i] = (float) StrictMath.pow(linear[i], GAMMA);
    }
    double[] reflected = glass.reflect(linear, shape);
    for (int i = 0; i < image.length; i++) {
      double light = (1 - strength) * StrictMath.pow(image[i], GAMMA) + strength * reflected[i];
      image[i] = Intensity.clip(StrictMath.pow(light, 1 / GAMMA));
    }
  }
}
