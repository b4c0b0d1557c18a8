package io.trojanscope.detect.pairs;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The search for one pair's smallest trigger: mask, pattern, and the best found so far. */
final class MaskDescent {
  private static final double MASK_MEAN = -1;
  private static final double MASK_DEVIATION = 0.5;
  private static final double PATTERN_DEVIATION = 1;

  private final ClassPair pair;
  private final PairSearchConfig config;
  private final SigmoidDescent mask;
  private final SigmoidDescent pattern;
  private final SizePenalty penalty;
  private final double[] trace;
  private int steps;
  private double bestSize;
  private float[] bestMask;
  private float[] bestPattern;

  MaskDescent(ClassPair pair, ImageShape shape, PairSearchConfig config, SplittableRandom random) {
    this.pair = pair;
    this.config = config;
    this.mask =
        new SigmoidDescent(shape.area(), MASK_MEAN, MASK_DEVIATION, config.learningRate(), random);
    this.pattern =
        new SigmoidDescent(shape.size(), 0, PATTERN_DEVIATION, config.learningRate(), random);
    this.penalty = new SizePenalty(config);
    this.trace = new double[config.steps()];
    this.bestSize = shape.area();
  }

  ClassPair pair() {
    return pair;
  }

  /**
   * Writes images with the trigger.
   *
   * @param clean images one after the other, CHW, from {@code offset} on
   * @param triggered receives as many, from the same offset on
   */
  void apply(float[] clean, float[] triggered, int offset, int images) {
    float[] m = mask.values();
    float[] p = pattern.values();
    int at = offset;
    for (int image = 0; image < images; image++) {
      for (int i = 0; i < p.length; i += m.length) {
        for (int pixel = 0; pixel < m.length; pixel++, at++) {
          triggered[at] = clean[at] + m[pixel] * (p[i + pixel] - clean[at]);
        }
      }
    }
  }

  /**
   * Takes a step.
   *
   * @param clean images without the trigger, CHW, from {@code offset} on
   * @param gradient of the images' summed cross-entropy to the target with respect to the images
   *     with the trigger, likewise
   * @param successes how many of the images were classified as the target
   */
  void step(float[] clean, float[] gradient, int offset, int images, int successes) {
    boolean succeeded = successes >= config.success() * images;
    if (succeeded) {
      keepIfSmallest();
    }
    trace[steps++] = bestSize;
    penalty.update(succeeded);
    descend(clean, gradient, offset, images);
  }

  private void keepIfSmallest() {
    double size = 0;
    for (float value : mask.values()) {
      size += value;
    }
    if (size < bestSize) {
      bestSize = size;
      bestMask = mask.values().clone();
      bestPattern = pattern.values().clone();
    }
  }

  private void descend(float[] clean, float[] gradient, int offset, int images) {
    float[] m = mask.values();
    float[] p = pattern.values();
    float[] maskGradient = new float[m.length];
    float[] patternGradient = new float[p.length];
    int at = offset;
    for (int image = 0; image < images; image++) {
      for (int i = 0; i < p.length; i += m.length) {
        for (int pixel = 0; pixel < m.length; pixel++, at++) {
          maskGradient[pixel] += gradient[at] * (p[i + pixel] - clean[at]);
          patternGradient[i + pixel] += gradient[at];
        }
      }
    }
    for (int i = 0; i < p.length; i++) {
      patternGradient[i] *= m[i % m.length] / images;
    }
    for (int pixel = 0; pixel < m.length; pixel++) {
      maskGradient[pixel] = maskGradient[pixel] / images + (float) penalty.weight();
    }
    mask.step(maskGradient);
    pattern.step(patternGradient);
  }

  PairTrigger result() {
    boolean converged = bestMask != null;
    return new PairTrigger(
        pair,
        bestSize,
        converged ? bestMask : mask.values().clone(),
        converged ? bestPattern : pattern.values().clone(),
        converged,
        Arrays.copyOf(trace, steps));
  }
}
