package io.trojanscope.attack.evasion;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;

/**
 * The iterated fast gradient sign method: {@code x <- clip(x - epsilon * sign(grad J(x)), 0, 1)},
 * repeated. A value stays where the gradient is zero.
 *
 * <p>The attack lowers the loss, so the loss decides whether it is targeted. Goodfellow et al.,
 * "Explaining and Harnessing Adversarial Examples", 2015; Kurakin et al., "Adversarial Examples in
 * the Physical World", 2017, without their bound on the sum of the steps.
 *
 * @param epsilon step of one iteration in intensity, in (0, 1]
 * @param iterations steps, at least 1
 */
public record IteratedFgsm(float epsilon, int iterations) {
  public IteratedFgsm {
    if (!(epsilon > 0 && epsilon <= 1)) {
      throw new InvalidInputException("epsilon: expected a number in (0, 1], found " + epsilon);
    }
    if (iterations < 1) {
      throw new InvalidInputException("iterations: expected at least 1, found " + iterations);
    }
  }

  /**
   * Attacks each image of a batch.
   *
   * @param start images with intensities in [0, 1]; not changed
   * @param loss one loss for each image
   * @throws InvalidInputException if the images do not have the model's input shape, or a logit or
   *     gradient is not finite
   * @throws IllegalArgumentException if an intensity lies outside [0, 1], or the loss has another
   *     number of images or classes
   */
  public AdversarialExamples attack(
      DifferentiableClassifier model, ImageBatch start, LogitLoss loss) {
    requireFit(model, start, loss);
    requireIntensities(start.values());
    ImageBatch current = new ImageBatch(start.count(), start.shape(), start.values().clone());
    for (int i = 0; i < iterations; i++) {
      step(current.values(), model.inputGradient(current, loss).gradient());
    }
    return new AdversarialExamples(start, current, model.logits(current));
  }

  private void step(float[] values, float[] gradient) {
    for (int i = 0; i < values.length; i++) {
      values[i] = clip(values[i] - epsilon * Math.signum(gradient[i]));
    }
  }

  private static float clip(float value) {
    return Math.max(0f, Math.min(1f, value));
  }

  private static void requireFit(DifferentiableClassifier model, ImageBatch start, LogitLoss loss) {
    int classes = model.spec().classCount();
    if (loss.count() != start.count() || loss.classes() != classes) {
      throw new IllegalArgumentException(
          "expected a loss of "
              + start.count()
              + " images and "
              + classes
              + " classes, found "
              + loss.count()
              + " and "
              + loss.classes());
    }
  }

  private static void requireIntensities(float[] values) {
    for (float value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("expected intensities in [0, 1], found " + value);
      }
    }
  }
}
