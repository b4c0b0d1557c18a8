package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * A horizontal sinusoid {@code v(i, j) = amplitude * sin(2 pi j frequency / width)} added at row i,
 * column j (from 0) of every channel, clipped to [0, 1]. The trigger of SIG: Barni, Kallas and
 * Tondi, "A new backdoor attack in CNNs by training set corruption without label poisoning", ICIP
 * 2019; there of amplitude 20/255 to 60/255 and frequency 6.
 *
 * @param amplitude in (0, 1]
 * @param frequency periods over the width of the image; above 0 and under half the width
 */
public record SinusoidTrigger(float amplitude, float frequency) implements Trigger {
  public SinusoidTrigger {
    if (!(amplitude > 0 && amplitude <= 1)) {
      throw new InvalidInputException(
          "trigger sinusoid: expected an amplitude in (0, 1], found " + amplitude);
    }
    if (!(frequency > 0) || Float.isInfinite(frequency)) {
      throw new InvalidInputException(
          "trigger sinusoid: expected a frequency above 0, found " + frequency);
    }
  }

  @Override
  public String spec() {
    return "sinusoid:" + PlainDecimal.shortest(amplitude) + "," + PlainDecimal.shortest(frequency);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    if (frequency >= shape.width() / 2.0) {
      throw new InvalidInputException(
          "trigger "
              + spec()
              + ": expected a frequency under half the image's width of "
              + shape.width()
              + " pixels, found "
              + PlainDecimal.shortest(frequency));
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    float[] wave = wave(shape.width());
    for (int i = 0; i < image.length; i++) {
      image[i] = Math.max(0f, Math.min(1f, image[i] + wave[i % wave.length]));
    }
  }

  /** By StrictMath: the same bits on every platform. */
  private float[] wave(int width) {
    float[] wave = new float[width];
    for (int column = 0; column < width; column++) {
      wave[column] = (float) (amplitude * StrictMath.sin(2 * Math.PI * column * frequency / width));
    }
    return wave;
  }
}
