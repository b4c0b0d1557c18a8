package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;

/** The search for one pair's trigger: what is optimised, and the best found so far. */
final class PairInversion {
  private static final double LEARNING_RATE = 0.3;
  private static final double FIRST_PENALTY = 0.02;
  private static final double PENALTY_RAISE = 1.12;
  private static final double PENALTY_CUT = 0.85;
  private static final double RAISE_ABOVE = 0.9;
  private static final double CUT_BELOW = 0.75;
  private static final double SUCCESS = 0.85;
  private static final double MEMORY = 0.85;
  private static final int WARM_UP = 6;
  private static final float FIRST_MASK = -1f;
  private static final float MASK_JITTER = 0.05f;
  private static final float PATTERN_JITTER = 0.25f;

  private final ClassPair pair;
  private final ImageShape shape;
  private final AdamParameters mask;
  private final AdamParameters pattern;
  private double penalty = FIRST_PENALTY;
  private double success;
  private int steps;
  private CandidateTrigger best;

  PairInversion(ClassPair pair, ImageShape shape, SplittableRandom random) {
    this.pair = pair;
    this.shape = shape;
    this.mask = AdamParameters.about(FIRST_MASK, MASK_JITTER, shape.area(), random);
    this.pattern = AdamParameters.about(0, PATTERN_JITTER, shape.size(), random);
  }

  ClassPair pair() {
    return pair;
  }

  /** Puts the trigger on an image that lies in {@code images} from {@code offset} on. */
  void apply(float[] images, int offset) {
    TriggerStamp.apply(mask.values(), pattern.values(), shape, images, offset);
  }

  /**
   * Takes a step.
   *
   * @param clean images without the trigger, CHW one after the other from {@code offset} on
   * @param gradient with respect to the images with the trigger, likewise
   * @param successes how many of the images became the target, and spared the others
   */
  void step(float[] clean, float[] gradient, int offset, int images, int successes) {
    double rate = successes / (double) images;
    success = steps == 0 ? rate : MEMORY * success + (1 - MEMORY) * rate;
    steps++;
    keepIfBest();
    if (success > RAISE_ABOVE) {
      penalty *= PENALTY_RAISE;
    } else if (success < CUT_BELOW) {
      penalty *= PENALTY_CUT;
    }
    StampGradient stamp = StampGradient.of(mask, pattern, clean, gradient, offset, images, shape);
    for (int i = 0; i < stamp.mask().length; i++) {
      stamp.mask()[i] += (float) penalty;
    }
    mask.descend(stamp.mask(), LEARNING_RATE);
    pattern.descend(stamp.pattern(), LEARNING_RATE);
  }

  private void keepIfBest() {
    double size = size();
    if (steps > WARM_UP && success > SUCCESS && (best == null || size < best.size())) {
      best = trigger(true);
    }
  }

  private CandidateTrigger trigger(boolean converged) {
    return new CandidateTrigger(pair, mask.values().clone(), pattern.values().clone(), converged);
  }

  private double size() {
    double sum = 0;
    for (float value : mask.values()) {
      sum += value;
    }
    return sum;
  }

  /** The smallest trigger that succeeded, or else the present one. */
  CandidateTrigger result() {
    return best == null ? trigger(false) : best;
  }
}
