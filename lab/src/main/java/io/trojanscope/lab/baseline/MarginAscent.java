package io.trojanscope.lab.baseline;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;

/** Raises the margin of one class on a batch of noise. */
final class MarginAscent {
  static final int IMAGES = 30;
  static final int STEPS = 150;

  private static final double STEP = 0.01;
  private static final double CONVERGED = 1e-5;

  private final DifferentiableClassifier model;
  private final int target;
  private final ImageBatch images;
  private double rate;

  MarginAscent(DifferentiableClassifier model, int target, long seed) {
    this.model = model;
    this.target = target;
    this.images = WhiteNoise.batch(IMAGES, model.spec().input(), seed, target);
  }

  /** The greatest margin over the images after the ascent. */
  double greatestMargin() {
    Logits logits = model.logits(images);
    double mean = meanMargin(logits);
    for (int step = 0; step < STEPS; step++) {
      // The strongest rival is that of the step before: the gradient comes with its own logits.
      InputGradient result = model.inputGradient(images, margin(logits));
      move(result.gradient());
      logits = result.logits();
      double next = meanMargin(logits);
      if (step > 0 && Math.abs(next - mean) < CONVERGED * Math.abs(mean)) {
        break;
      }
      mean = next;
    }
    logits = model.logits(images);
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < IMAGES; i++) {
      greatest = Math.max(greatest, marginOf(logits, i));
    }
    return greatest;
  }

  private LogitLoss margin(Logits logits) {
    int[] targets = new int[IMAGES];
    int[] rivals = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      targets[i] = target;
      rivals[i] = rival(logits, i);
    }
    return LogitLoss.pair(logits.classes(), targets, rivals); // z_target - z_rival
  }

  private void move(float[] gradient) {
    if (rate == 0) {
      rate = STEP / Math.max(Float.MIN_NORMAL, rootMeanSquare(gradient));
    }
    float[] values = images.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.max(0, Math.min(1, values[i] + rate * gradient[i]));
    }
  }

  private static double rootMeanSquare(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  private double meanMargin(Logits logits) {
    double sum = 0;
    for (int i = 0; i < IMAGES; i++) {
      sum += marginOf(logits, i);
    }
    return sum / IMAGES;
  }

  private double marginOf(Logits logits, int image) {
    return logits.get(image, target) - (double) logits.get(image, rival(logits, image));
  }

  /** The class with the largest logit but the target. */
  private int rival(Logits logits, int image) {
    int best = target == 0 ? 1 : 0;
    for (int c = best + 1; c < logits.classes(); c++) {
      if (c != target && logits.get(image, c) > logits.get(image, best)) {
        best = c;
      }
    }
    return best;
  }
}
