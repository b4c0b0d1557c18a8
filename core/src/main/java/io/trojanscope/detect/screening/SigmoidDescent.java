package io.trojanscope.detect.screening;

import java.util.SplittableRandom;

/**
 * Values in (0, 1), minimised by Adam (betas 0.5 and 0.9, as in Neural Cleanse) over parameters u
 * of which they are {@code sigmoid(2u) = (tanh u + 1) / 2}.
 */
final class SigmoidDescent {
  private static final float BETA1 = 0.5f;
  private static final float BETA2 = 0.9f;
  private static final float TINY = 1e-8f;

  private final float learningRate;
  private final float[] parameters;
  private final float[] values;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private int steps;

  /** Starts at normally distributed parameters. */
  SigmoidDescent(
      int count, double mean, double deviation, double learningRate, SplittableRandom random) {
    this.learningRate = (float) learningRate;
    this.parameters = new float[count];
    for (int i = 0; i < count; i++) {
      parameters[i] = (float) (mean + deviation * random.nextGaussian());
    }
    this.values = new float[count];
    this.firstMoment = new float[count];
    this.secondMoment = new float[count];
    squash();
  }

  /** The values; not a copy, changed by each step. */
  float[] values() {
    return values;
  }

  /**
   * Takes a step against the gradient.
   *
   * @param gradient of the loss with respect to the values
   */
  void step(float[] gradient) {
    steps++;
    float rate = (float) (learningRate / (1 - Math.pow(BETA1, steps)));
    float scale = (float) (1 / (1 - Math.pow(BETA2, steps)));
    for (int i = 0; i < parameters.length; i++) {
      float g = 2 * gradient[i] * values[i] * (1 - values[i]);
      firstMoment[i] = BETA1 * firstMoment[i] + (1 - BETA1) * g;
      secondMoment[i] = BETA2 * secondMoment[i] + (1 - BETA2) * g * g;
      parameters[i] -= rate * firstMoment[i] / ((float) Math.sqrt(scale * secondMoment[i]) + TINY);
    }
    squash();
  }

  private void squash() {
    for (int i = 0; i < parameters.length; i++) {
      values[i] = (float) (1 / (1 + Math.exp(-2 * parameters[i])));
    }
  }
}
