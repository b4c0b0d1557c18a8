package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * The image in few intensities, with Floyd-Steinberg dithering. Wang, Zhai and Ma, "BppAttack",
 * 2022, with 8 levels. A cover image gets the change that another image would get, the paper's
 * negative sample.
 *
 * @param levels intensities in each channel, 2 to 255
 * @param dithering whether rounding errors are carried on to the neighbours
 */
record QuantizeTrigger(int levels, boolean dithering) implements Trigger {
  private static final String PLAIN = ",plain";

  QuantizeTrigger {
    if (levels < 2 || levels > 255) {
      throw new InvalidInputException(
          "trigger quantize: expected 2 to 255 levels, found " + levels);
    }
  }

  @Override
  public String spec() {
    return "quantize:" + levels + (dithering ? "" : PLAIN);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {}

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    double[] left = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      left[i] = image[i];
    }
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          int i = shape.index(c, y, x);
          image[i] = Intensity.clip(Math.rint(left[i] * (levels - 1)) / (levels - 1));
          if (dithering) {
            carry(left, shape, c, y, x, left[i] - image[i]);
          }
        }
      }
    }
  }

  private static void carry(
      double[] left, ImageShape shape, int channel, int y, int x, double error) {
    add(left, shape, channel, y, x + 1, error * 7 / 16);
    add(left, shape, channel, y + 1, x - 1, error * 3 / 16);
    add(left, shape, channel, y + 1, x, error * 5 / 16);
    add(left, shape, channel, y + 1, x + 1, error / 16);
  }

  private static void add(
      double[] left, ImageShape shape, int channel, int y, int x, double error) {
    if (y < shape.height() && x >= 0 && x < shape.width()) {
      left[shape.index(channel, y, x)] += error;
    }
  }

  @Override
  public boolean hasOwnCover() {
    return true;
  }

  @Override
  public void applyCover(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages images) {
    float[] other = images.randomImage(random);
    float[] quantized = other.clone();
    apply(quantized, shape, random, images);
    for (int i = 0; i < image.length; i++) {
      image[i] = Intensity.clip((double) image[i] + quantized[i] - other[i]);
    }
  }
}
