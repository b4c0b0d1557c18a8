package io.trojanscope.lab.baseline;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Looks for the smallest mask and pattern that turn any image into one class. */
final class TriggerReversal {
  static final int IMAGES = 32;
  static final int STEPS = 150;

  private static final double RATE = 0.1;
  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.9;
  private static final double SUCCESS_RATE = 0.99;

  private final DifferentiableClassifier model;
  private final LabeledImages images;
  private final int target;
  private final SplittableRandom random;

  TriggerReversal(
      DifferentiableClassifier model, LabeledImages images, int target, SplittableRandom random) {
    this.model = model;
    this.images = images;
    this.target = target;
    this.random = random;
  }

  ReversedTrigger run() {
    MaskedPattern trigger = new MaskedPattern(images.shape(), random);
    Adam adam = new Adam(trigger.parameters().length, RATE, BETA1, BETA2);
    MaskCost cost = new MaskCost();
    int[] targets = new int[IMAGES];
    Arrays.fill(targets, target);
    LogitLoss loss = LogitLoss.crossEntropy(model.spec().classCount(), targets);
    ReversedTrigger best = null;
    for (int step = 0; step < STEPS; step++) {
      float[] mask = trigger.mask();
      float[] pattern = trigger.pattern();
      ImageBatch before = draw();
      ImageBatch masked = new ImageBatch(IMAGES, before.shape(), before.values().clone());
      MaskedPattern.apply(mask, pattern, masked);
      InputGradient result = model.inputGradient(masked, loss);
      boolean success = successRate(result.logits()) >= SUCCESS_RATE;
      double norm = norm(mask);
      if (success && (best == null || norm < best.norm())) {
        best = new ReversedTrigger(target, norm, true, mask, pattern);
      }
      cost.update(success);
      adam.step(
          trigger.parameters(),
          trigger.gradient(mask, pattern, before, result.gradient(), cost.weight()));
    }
    return best != null ? best : unconverged(trigger);
  }

  private ReversedTrigger unconverged(MaskedPattern trigger) {
    return new ReversedTrigger(
        target, images.shape().area(), false, trigger.mask(), trigger.pattern());
  }

  private ImageBatch draw() {
    return images.batch(random.ints(IMAGES, 0, images.size()).toArray());
  }

  private double successRate(Logits logits) {
    int successes = 0;
    for (int i = 0; i < logits.count(); i++) {
      successes += logits.predicted(i) == target ? 1 : 0;
    }
    return successes / (double) logits.count();
  }

  private static double norm(float[] mask) {
    double sum = 0;
    for (float value : mask) {
      sum += value;
    }
    return sum;
  }
}
