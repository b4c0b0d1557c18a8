package io.trojanscope.detect.screening;

import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.model.InputGradient;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;

/** The search for a smallest trigger: mask, pattern, and the best found so far. */
final class MaskDescent {
  private static final double MASK_MEAN = -1;
  private static final double MASK_DEVIATION = 0.5;
  private static final double PATTERN_DEVIATION = 1;

  private final MaskSearchConfig config;
  private final ImageShape shape;
  private final MaskGoal goal;
  private final SigmoidDescent mask;
  private final SigmoidDescent pattern;
  private final SizePenalty penalty;
  private double bestSize;
  private float[] bestMask;
  private float[] bestPattern;

  MaskDescent(ImageShape shape, MaskSearchConfig config, MaskGoal goal, SplittableRandom random) {
    this.config = config;
    this.shape = shape;
    this.goal = goal;
    this.mask =
        new SigmoidDescent(shape.area(), MASK_MEAN, MASK_DEVIATION, config.learningRate(), random);
    this.pattern =
        new SigmoidDescent(shape.size(), 0, PATTERN_DEVIATION, config.learningRate(), random);
    this.penalty = new SizePenalty(config);
    this.bestSize = shape.area();
  }

  MaskGoal goal() {
    return goal;
  }

  /** Images with the present trigger, as in {@link TriggerStamp#stamped}. */
  float[] stamped(float[] clean) {
    return TriggerStamp.stamped(mask.values(), pattern.values(), shape, clean);
  }

  /**
   * Takes a step.
   *
   * @param clean images without the trigger, CHW, as many as configured
   * @param result of a batch that holds them with the trigger; the gradient is that of the summed
   *     loss
   * @param first position of the first of them in the batch
   */
  void step(float[] clean, InputGradient result, int first) {
    int successes = goal.successes(result.logits(), first, config.images());
    boolean succeeded = successes >= config.success() * config.images();
    if (succeeded) {
      keepIfSmallest();
    }
    penalty.update(succeeded);
    descend(clean, result.gradient(), first * shape.size());
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

  private void descend(float[] clean, float[] gradient, int from) {
    int images = config.images();
    float[] m = mask.values();
    float[] p = pattern.values();
    float[] maskGradient = new float[m.length];
    float[] patternGradient = new float[p.length];
    int at = 0;
    for (int image = 0; image < images; image++) {
      for (int i = 0; i < p.length; i += m.length) {
        for (int pixel = 0; pixel < m.length; pixel++, at++) {
          maskGradient[pixel] += gradient[from + at] * (p[i + pixel] - clean[at]);
          patternGradient[i + pixel] += gradient[from + at];
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

  SmallestTrigger result() {
    boolean converged = bestMask != null;
    return new SmallestTrigger(
        bestSize,
        converged ? bestMask : mask.values().clone(),
        converged ? bestPattern : pattern.values().clone(),
        converged);
  }
}
