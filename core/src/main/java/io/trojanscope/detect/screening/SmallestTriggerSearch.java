package io.trojanscope.detect.screening;

import io.trojanscope.detect.inversion.Seeds;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;

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
    MaskDescent descent = new MaskDescent(shape, config, Seeds.random(config.seed(), number));
    Logits before = model.logits(batch(descent.stamped(clean)));
    for (int step = 0; step < config.steps(); step++) {
      InputGradient result = model.inputGradient(batch(descent.stamped(clean)), goal.loss(before));
      before = result.logits();
      descent.step(clean, result.gradient(), goal.successes(before));
    }
    return descent.result();
  }

  private ImageBatch batch(float[] images) {
    return new ImageBatch(config.images(), shape, images);
  }
}
