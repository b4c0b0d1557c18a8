package io.trojanscope.detect.inversion;

import java.util.SplittableRandom;

/**
 * Parameters in (-inf, inf) that stand for values in (0, 1) by the sigmoid, and their Adam state
 * (Kingma and Ba 2015, betas 0.9 and 0.999).
 */
final class AdamParameters {
  // The defaults of Kingma and Ba, algorithm 1.
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final double TINY = 1e-8;

  private final float[] raw;
  private final float[] values;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private int steps;

  /**
   * @param raw starting parameters; kept and changed
   */
  AdamParameters(float[] raw) {
    this.raw = raw;
    this.values = new float[raw.length];
    this.firstMoment = new float[raw.length];
    this.secondMoment = new float[raw.length];
    squash();
  }

  /**
   * Parameters that stand for given values.
   *
   * @param values in [0, 1]
   * @param edge least distance from 0 and 1, where the sigmoid is too flat to come back
   */
  static AdamParameters ofValues(float[] values, float edge) {
    float[] raw = new float[values.length];
    for (int i = 0; i < raw.length; i++) {
      float value = Math.min(1 - edge, Math.max(edge, values[i]));
      raw[i] = (float) Math.log(value / (1 - value));
    }
    return new AdamParameters(raw);
  }

  /** Random parameters: uniform in centre - jitter to centre + jitter, before the sigmoid. */
  static AdamParameters randomAround(
      float centre, float jitter, int count, SplittableRandom random) {
    float[] raw = new float[count];
    for (int i = 0; i < count; i++) {
      raw[i] = (float) random.nextDouble(centre - jitter, centre + jitter);
    }
    return new AdamParameters(raw);
  }

  /** The values, in (0, 1); not a copy, changed by each step. */
  float[] values() {
    return values;
  }

  /**
   * Takes a step against the gradient.
   *
   * @param gradient of the loss with respect to the values; changed
   */
  void descend(float[] gradient, double learningRate) {
    steps++;
    double rate = learningRate / (1 - Math.pow(BETA1, steps));
    double scale = 1 / (1 - Math.pow(BETA2, steps));
    for (int i = 0; i < raw.length; i++) {
      float g = gradient[i] * values[i] * (1 - values[i]);
      firstMoment[i] = BETA1 * firstMoment[i] + (1 - BETA1) * g;
      secondMoment[i] = BETA2 * secondMoment[i] + (1 - BETA2) * g * g;
      raw[i] -= (float) (rate * firstMoment[i] / (Math.sqrt(scale * secondMoment[i]) + TINY));
    }
    squash();
  }

  private void squash() {
    for (int i = 0; i < raw.length; i++) {
      values[i] = (float) (1 / (1 + Math.exp(-raw[i])));
    }
  }
}
