package io.trojanscope.detect.verdict;

import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.stats.BinomialInterval;
import java.util.List;

/** Measures the success rate of a trigger on images that no optimisation has seen. */
final class SuccessRateMeasurement {
  /** Most held-out images per class. Chosen by hand. */
  private static final int IMAGES = 128;

  private final ClassSamples samples;

  SuccessRateMeasurement(ClassSamples samples) {
    this.samples = samples;
  }

  /**
   * The success rate on held-out images of a class, over all models together. Images that a model
   * classifies as the target without the trigger do not count.
   *
   * @param models at least one
   */
  TriggerSuccessRate measure(
      CandidateTrigger trigger, int source, List<? extends Classifier> models) {
    int[] chosen = samples.heldOut(source, IMAGES);
    ImageBatch clean = samples.images().batch(chosen);
    ImageBatch triggered = triggered(trigger, chosen);
    long successes = 0;
    long trials = 0;
    for (Classifier model : models) {
      Logits before = model.logits(clean);
      Logits after = model.logits(triggered);
      for (int image = 0; image < chosen.length; image++) {
        boolean wasTarget = before.predicted(image) == trigger.pair().target();
        boolean isTarget = after.predicted(image) == trigger.pair().target();
        trials += wasTarget ? 0 : 1;
        successes += isTarget && !wasTarget ? 1 : 0;
      }
    }
    BinomialInterval interval = BinomialInterval.of(successes, trials);
    return new TriggerSuccessRate(successes, trials, interval.lower(), interval.upper());
  }

  private ImageBatch triggered(CandidateTrigger trigger, int[] chosen) {
    ImageBatch images = samples.images().batch(chosen);
    for (int image = 0; image < images.count(); image++) {
      TriggerStamp.apply(trigger, images.shape(), images.values(), images.offset(image));
    }
    return images;
  }
}
