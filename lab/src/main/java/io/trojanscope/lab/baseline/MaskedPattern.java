package io.trojanscope.lab.baseline;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mask over the pixels and a pattern: {@code x' = (1 - m) x + m p}. Both are {@code (tanh a + 1)
 * / 2} of free parameters a, the mask's first.
 */
final class MaskedPattern {
  private static final double INSIDE = 2 - 1e-3;

  private final ImageShape shape;
  private final double[] parameters;

  /** Begins with a random mask and pattern, uniform in [0, 1]. */
  MaskedPattern(ImageShape shape, SplittableRandom random) {
    this.shape = shape;
    this.parameters = new double[shape.area() + shape.size()];
    Arrays.setAll(parameters, i -> atanh((random.nextDouble() - 0.5) * INSIDE));
  }

  private static double atanh(double value) {
    return 0.5 * StrictMath.log((1 + value) / (1 - value));
  }

  /** The free parameters; changed in place. */
  double[] parameters() {
    return parameters;
  }

  /** Height x width. */
  float[] mask() {
    return values(0, shape.area());
  }

  /** Channels x height x width. */
  float[] pattern() {
    return values(shape.area(), parameters.length);
  }

  private float[] values(int from, int to) {
    float[] values = new float[to - from];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (StrictMath.tanh(parameters[from + i]) / 2 + 0.5);
    }
    return values;
  }

  /** Puts a mask and pattern on images, in place. */
  static void apply(float[] mask, float[] pattern, ImageBatch images) {
    float[] values = images.values();
    for (int i = 0; i < values.length; i++) {
      float m = mask[i % mask.length];
      values[i] = (1 - m) * values[i] + m * pattern[i % pattern.length];
    }
  }

  /**
   * Gradient of the images' mean loss plus {@code cost |m|_1} by the free parameters.
   *
   * @param byImage gradient of the images' summed loss by {@code x'}, NCHW
   */
  double[] gradient(
      float[] mask, float[] pattern, ImageBatch before, float[] byImage, double cost) {
    double[] gradient = new double[parameters.length];
    Arrays.fill(gradient, 0, mask.length, cost);
    for (int i = 0; i < byImage.length; i++) {
      int pixel = i % mask.length;
      int value = i % pattern.length;
      double share = byImage[i] / (double) before.count();
      gradient[pixel] += share * (pattern[value] - before.values()[i]);
      gradient[mask.length + value] += share * mask[pixel];
    }
    for (int i = 0; i < gradient.length; i++) {
      double value = i < mask.length ? mask[i] : pattern[i - mask.length];
      gradient[i] *= 2 * value * (1 - value); // (1 - tanh^2) / 2
    }
    return gradient;
  }
}
