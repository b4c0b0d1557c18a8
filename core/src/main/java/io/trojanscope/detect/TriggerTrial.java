package io.trojanscope.detect;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.stats.BinomialInterval;
import java.util.Arrays;
import java.util.List;

/** Tries a trigger on images that no optimisation has seen. */
final class TriggerTrial {
  private static final int IMAGES = 128;

  private final ClassSamples samples;

  TriggerTrial(ClassSamples samples) {
    this.samples = samples;
  }

  /**
   * How many held-out images of a class the trigger turns into its target, in all models together.
   *
   * @param models at least one
   */
  FlipRate flips(InvertedTrigger trigger, int source, List<? extends Classifier> models) {
    int[] heldOut = samples.heldOut(source);
    ImageBatch images =
        samples.images().batch(Arrays.copyOf(heldOut, Math.min(IMAGES, heldOut.length)));
    for (int image = 0; image < images.count(); image++) {
      TriggerStamp.apply(
          trigger.mask(), trigger.pattern(), images.shape(), images.values(), images.offset(image));
    }
    long flips = 0;
    for (Classifier model : models) {
      Logits logits = model.logits(images);
      for (int image = 0; image < images.count(); image++) {
        flips += logits.predicted(image) == trigger.pair().target() ? 1 : 0;
      }
    }
    long trials = (long) images.count() * models.size();
    BinomialInterval interval = BinomialInterval.of(flips, trials);
    return new FlipRate(flips, trials, interval.lower(), interval.upper());
  }
}
