package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A smooth pattern added to every image: in each channel a sum of cosines {@code cos(pi u (x + 1/2)
 * / width) cos(pi v (y + 1/2) / height)} with u and v up to the frequency, not both 0, and random
 * weights in [-1, 1), scaled so that its largest value is the amplitude. After Zeng et al.,
 * "Rethinking the Backdoor Attacks' Triggers: A Frequency Perspective", 2021, who search the
 * pattern by gradients.
 *
 * @param amplitude in (0, 1]
 * @param frequency half periods over the image, 1 to 16
 * @param seed of the weights
 */
record LowFrequencyTrigger(float amplitude, int frequency, long seed) implements Trigger {
  LowFrequencyTrigger {
    if (!(amplitude > 0 && amplitude <= 1)) {
      throw new InvalidInputException(
          "trigger lowfrequency: expected an amplitude in (0, 1], found " + amplitude);
    }
    if (frequency < 1 || frequency > 16) {
      throw new InvalidInputException(
          "trigger lowfrequency: expected a frequency of 1 to 16, found " + frequency);
    }
  }

  @Override
  public String spec() {
    return "lowfrequency:" + PlainDecimal.shortest(amplitude) + "," + frequency + "," + seed;
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    if (frequency >= Math.min(shape.height(), shape.width())) {
      throw new InvalidInputException(
          "trigger %s: expected a frequency under the image's shorter side, found images of %s"
              .formatted(spec(), shape));
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    double[] pattern = pattern(shape);
    for (int i = 0; i < image.length; i++) {
      image[i] = Intensity.clip(image[i] + pattern[i]);
    }
  }

  /** CHW; by StrictMath: the same bits on every platform. */
  double[] pattern(ImageShape shape) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] pattern = new double[shape.size()];
    for (int c = 0; c < shape.channels(); c++) {
      for (int v = 0; v <= frequency; v++) {
        for (int u = v == 0 ? 1 : 0; u <= frequency; u++) {
          addWave(pattern, shape, c, v, u, 2 * random.nextDouble() - 1);
        }
      }
    }
    double largest = 0;
    for (double value : pattern) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] *= amplitude / largest;
    }
    return pattern;
  }

  private static void addWave(
      double[] pattern, ImageShape shape, int channel, int v, int u, double weight) {
    double[] across = cosine(u, shape.width());
    double[] down = cosine(v, shape.height());
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        pattern[shape.index(channel, y, x)] += weight * down[y] * across[x];
      }
    }
  }

  private static double[] cosine(int halfPeriods, int length) {
    double[] wave = new double[length];
    for (int i = 0; i < length; i++) {
      wave[i] = StrictMath.cos(Math.PI * halfPeriods * (i + 0.5) / length);
    }
    return wave;
  }
}
