package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;

/**
 * The search for one pair's trigger: mask, pattern and penalty, and the smallest trigger found so
 * far.
 *
 * <p>The loss is the cross-entropy plus {@code penalty |mask|_1}, and the penalty follows the
 * success rate, as in Neural Cleanse (Wang et al. 2019, section IV). The paper's schedule takes
 * thousands of steps; the constants here are for about a hundred. They were set by hand on the
 * development models of docs/detection.md.
 */
final class PairInversion {
  private static final double LEARNING_RATE = 0.3;

  /** Penalty of the mask's L1 norm: at first, and its factors after a step. */
  private static final double FIRST_PENALTY = 0.02;

  private static final double PENALTY_RAISE = 1.12;
  private static final double PENALTY_CUT = 0.85;

  /** Success rates, smoothed over the steps, that raise or cut the penalty or count as success. */
  private static final double RAISE_ABOVE = 0.9;

  private static final double CUT_BELOW = 0.75;
  private static final double SUCCESS = 0.85;

  /** Weight of the earlier steps in the smoothed success rate. */
  private static final double MEMORY = 0.85;

  /** Steps after which that rate is trusted. */
  private static final int WARM_UP = 6;

  /** Starting point, before the sigmoid: a mask of about 0.27 and a pattern of about 0.5. */
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
    this.mask = AdamParameters.randomAround(FIRST_MASK, MASK_JITTER, shape.area(), random);
    this.pattern = AdamParameters.randomAround(0, PATTERN_JITTER, shape.size(), random);
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
