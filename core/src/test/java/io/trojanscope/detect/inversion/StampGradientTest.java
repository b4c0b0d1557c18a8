package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StampGradientTest {
  private static final ImageShape SHAPE = new ImageShape(3, 2, 4);
  private static final int IMAGES = 5;
  private static final double STEP = 1e-4;

  private final SplittableRandom random = new SplittableRandom(7);
  private final AdamParameters mask = new AdamParameters(numbers(SHAPE.area(), -2, 2));
  private final AdamParameters pattern = new AdamParameters(numbers(SHAPE.size(), -2, 2));
  private final float[] clean = numbers(IMAGES * SHAPE.size(), 0, 1);

  /** Of the loss sum over the values of w x'. */
  private final float[] weights = numbers(IMAGES * SHAPE.size(), -1, 1);

  private float[] numbers(int count, double least, double most) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(least, most);
    }
    return numbers;
  }

  @Test
  void agreesWithCentralDifferences() {
    StampGradient gradient = StampGradient.of(mask, pattern, clean, weights, 0, IMAGES, SHAPE);
    for (int i = 0; i < SHAPE.area(); i++) {
      assertThat(gradient.mask()[i]).isEqualTo((float) difference(mask, i), within(2e-3f));
    }
    for (int i = 0; i < SHAPE.size(); i++) {
      assertThat(gradient.pattern()[i]).isEqualTo((float) difference(pattern, i), within(2e-3f));
    }
  }

  private double difference(AdamParameters parameters, int index) {
    float[] values = parameters.values();
    float value = values[index];
    values[index] = (float) (value + STEP);
    double above = loss();
    values[index] = (float) (value - STEP);
    double below = loss();
    values[index] = value;
    return (above - below) / (2 * STEP);
  }

  private double loss() {
    double sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      for (int i = 0; i < SHAPE.size(); i++) {
        int at = image * SHAPE.size() + i;
        double m = mask.values()[i % SHAPE.area()];
        sum += weights[at] * ((1 - m) * clean[at] + m * pattern.values()[i]);
      }
    }
    return sum / IMAGES;
  }
}
