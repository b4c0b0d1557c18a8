package io.trojanscope.detect.screening;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;

/**
 * The smallest trigger that reaches a goal, by the method of Neural Cleanse (Wang et al., IEEE
 * S&amp;P 2019): Adam minimises, over a mask m of one channel and a pattern p,
 *
 * <pre>mean over images x of loss(f((1 - m) x + m p)) + penalty |m|_1</pre>
 *
 * <p>The penalty rises while the goal is reached and falls while it is not. The images, the start
 * and the schedule are the same in every model, so that sizes of two models compare.
 */
final class SmallestTriggerSearch {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final MaskSearchConfig config;
  private final DifferentiableClassifier model;
  private final ImageShape shape;

  SmallestTriggerSearch(MaskSearchConfig config, DifferentiableClassifier model) {
    this.config = config;
    this.model = model;
    this.shape = model.spec().input();
  }

  /**
   * Searches one trigger.
   *
   * @param clean as many images as configured, CHW, one after the other
   * @param number of the search: searches with different numbers have different starts
   */
  SmallestTrigger search(float[] clean, MaskGoal goal, long number) {
    SplittableRandom random = new SplittableRandom(config.seed() ^ (GOLDEN_GAMMA * (number + 1)));
    MaskDescent descent = new MaskDescent(shape, config, random);
    float[] triggered = new float[clean.length];
    descent.apply(clean, triggered, 0, config.images());
    Logits before = model.logits(batch(triggered));
    for (int step = 0; step < config.steps(); step++) {
      descent.apply(clean, triggered, 0, config.images());
      InputGradient result = model.inputGradient(batch(triggered), goal.loss(before));
      before = result.logits();
      descent.step(clean, result.gradient(), 0, config.images(), goal.successes(before));
    }
    return descent.result();
  }

  private ImageBatch batch(float[] images) {
    return new ImageBatch(config.images(), shape, images);
  }
}
