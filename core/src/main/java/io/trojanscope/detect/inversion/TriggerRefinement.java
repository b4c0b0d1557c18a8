package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Grows the smallest trigger that works into the whole one. The smallest trigger leaves out pixels
 * that are not needed to reach the target. The whole one keeps every pixel that adds its share of
 * the margin, so that it shows the shape and place of the planted trigger.
 *
 * <p>The loss over mask m and pattern, starting from the smallest trigger, is {@code -(z_t - z_s)}
 * of the suspect, plus the mean of {@code z_t - z_s} over the references, plus {@code penalty
 * |m|_1}, where z are logits. The penalty is a share of what a pixel of the smallest trigger adds
 * to the margin on average.
 */
public final class TriggerRefinement {
  // Chosen by hand, by how well recovered triggers resembled planted ones of the development
  // models.
  private static final int STEPS = 100;
  private static final int IMAGES = 32;
  private static final double LEARNING_RATE = 0.15;

  /** A pixel stays if it adds this share of what a pixel of the smallest trigger adds. */
  private static final double SHARE_OF_GAIN = 0.2;

  /** Least distance of the starting mask and pattern from 0 and 1. */
  private static final float EDGE = 0.02f;

  private final DifferentiableClassifier suspect;
  private final List<DifferentiableClassifier> references;
  private final ClassSamples samples;
  private final ImageShape shape;

  public TriggerRefinement(
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      ClassSamples samples) {
    this.suspect = suspect;
    this.references = references;
    this.samples = samples;
    this.shape = samples.images().shape();
  }

  /** The whole trigger of a pair. */
  public CandidateTrigger refine(CandidateTrigger smallest, long seed) {
    ClassPair pair = smallest.pair();
    SplittableRandom random = new SplittableRandom(seed);
    AdamParameters mask = AdamParameters.ofValues(smallest.mask(), EDGE);
    AdamParameters pattern = AdamParameters.ofValues(smallest.pattern(), EDGE);
    double penalty = SHARE_OF_GAIN * gainPerPixel(smallest, random);
    for (int step = 0; step < STEPS; step++) {
      step(pair, mask, pattern, penalty, random);
    }
    return new CandidateTrigger(
        pair, mask.values().clone(), pattern.values().clone(), smallest.converged());
  }

  private double gainPerPixel(CandidateTrigger trigger, SplittableRandom random) {
    float[] clean = draw(trigger.pair().source(), random);
    float[] triggered = stamped(clean, trigger.mask(), trigger.pattern());
    double gain = margin(triggered, trigger.pair()) - margin(clean, trigger.pair());
    return Math.max(0, gain) / trigger.size();
  }

  private double margin(float[] images, ClassPair pair) {
    Logits logits = suspect.logits(new ImageBatch(IMAGES, shape, images));
    double sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      sum += logits.get(image, pair.target()) - logits.get(image, pair.source());
    }
    return sum / IMAGES;
  }

  private float[] draw(int source, SplittableRandom random) {
    LabeledImages images = samples.images();
    int[] own = samples.optimised(source);
    float[] drawn = new float[IMAGES * shape.size()];
    for (int image = 0; image < IMAGES; image++) {
      images.copyImage(own[random.nextInt(own.length)], drawn, image * shape.size());
    }
    return drawn;
  }

  private float[] stamped(float[] clean, float[] mask, float[] pattern) {
    return TriggerStamp.stamped(mask, pattern, shape, clean);
  }

  private void step(
      ClassPair pair,
      AdamParameters mask,
      AdamParameters pattern,
      double penalty,
      SplittableRandom random) {
    float[] clean = draw(pair.source(), random);
    ImageBatch triggered =
        new ImageBatch(IMAGES, shape, stamped(clean, mask.values(), pattern.values()));
    float[] gradient = gradient(triggered, pair);
    StampGradient stamp = StampGradient.of(mask, pattern, clean, gradient, 0, IMAGES, shape);
    for (int i = 0; i < stamp.mask().length; i++) {
      stamp.mask()[i] += (float) penalty;
    }
    mask.descend(stamp.mask(), LEARNING_RATE);
    pattern.descend(stamp.pattern(), LEARNING_RATE);
  }

  private float[] gradient(ImageBatch triggered, ClassPair pair) {
    int[] sources = filled(pair.source());
    int[] targets = filled(pair.target());
    int classes = suspect.spec().classCount();
    float[] gradient =
        suspect.inputGradient(triggered, LogitLoss.pair(classes, sources, targets)).gradient();
    for (DifferentiableClassifier reference : references) {
      InputGradient kept =
          reference.inputGradient(triggered, LogitLoss.pair(classes, targets, sources));
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += kept.gradient()[i] / references.size();
      }
    }
    return gradient;
  }

  private static int[] filled(int label) {
    int[] labels = new int[IMAGES];
    Arrays.fill(labels, label);
    return labels;
  }
}
