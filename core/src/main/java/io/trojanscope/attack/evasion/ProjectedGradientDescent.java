package io.trojanscope.attack.evasion;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;

/**
 * Projected gradient descent in the maximum norm: {@code x <- clip(x - step * sign(grad J(x)))} to
 * [0, 1] and to within epsilon of the start, repeated. Starts at the image itself. Madry et al.,
 * "Towards Deep Learning Models Resistant to Adversarial Attacks", 2018.
 *
 * @param epsilon largest change of an intensity, in (0, 1]
 * @param step of one iteration in intensity, in (0, 1]
 * @param iterations at least 1
 */
public record ProjectedGradientDescent(float epsilon, float step, int iterations) {
  public ProjectedGradientDescent {
    if (!(epsilon > 0 && epsilon <= 1)) {
      throw new InvalidInputException("epsilon: expected a number in (0, 1], found " + epsilon);
    }
    if (!(step > 0 && step <= 1)) {
      throw new InvalidInputException("step: expected a number in (0, 1], found " + step);
    }
    if (iterations < 1) {
      throw new InvalidInputException("iterations: expected at least 1, found " + iterations);
    }
  }

  /**
   * Attacks each image of a batch.
   *
   * @param start images with intensities in [0, 1]; left as they are
   * @param loss one loss for each image, which falls
   * @throws InvalidInputException if the images do not have the model's input shape, or a logit or
   *     gradient is not finite
   */
  public ImageBatch attack(DifferentiableClassifier model, ImageBatch start, LogitLoss loss) {
    ImageBatch current = new ImageBatch(start.count(), start.shape(), start.values().clone());
    for (int i = 0; i < iterations; i++) {
      move(current.values(), start.values(), model.inputGradient(current, loss).gradient());
    }
    return current;
  }

  private void move(float[] values, float[] start, float[] gradient) {
    for (int i = 0; i < values.length; i++) {
      float moved = values[i] - step * Math.signum(gradient[i]);
      float lowest = Math.max(0f, start[i] - epsilon);
      float highest = Math.min(1f, start[i] + epsilon);
      values[i] = Math.max(lowest, Math.min(highest, moved));
    }
  }
}
