package io.trojanscope.scan;

import io.trojanscope.detect.inversion.SynthesizedImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.text.Percent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Without images, nobody knows whether a model is trained at all. With a reference, there is a
 * sign: a trained model classifies images, which were made from noise by the reference, as the
 * reference does more often than by chance.
 */
final class UnknownAccuracy {
  private static final int IMAGES_PER_CLASS = 16;
  private static final double STANDARD_ERRORS = 4;

  private static final String ALONE =
      "without images and a reference, nothing shows that the model is trained; give images or a"
          + " reference";

  private UnknownAccuracy() {}

  /** Why the model may be untrained; empty if it agrees with a reference. */
  static Optional<String> obstacle(
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      long seed,
      int threads) {
    if (references.isEmpty()) {
      return Optional.of(ALONE);
    }
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      double agreement =
          agreement(
              suspect,
              SynthesizedImages.of(references.subList(0, 1), IMAGES_PER_CLASS, seed, workers));
      int classes = suspect.spec().classCount();
      double chance = 1.0 / classes;
      double deviation = Math.sqrt(chance * (1 - chance) / (classes * IMAGES_PER_CLASS));
      return agreement > chance + STANDARD_ERRORS * deviation
          ? Optional.empty()
          : Optional.of(
              "the model agrees with the reference on %s of %d images made from noise, no more than by chance; it may be untrained; give images"
                  .formatted(Percent.of(agreement), classes * IMAGES_PER_CLASS));
    }
  }

  private static double agreement(DifferentiableClassifier suspect, SynthesizedImages images) {
    int same = 0;
    for (int start = 0; start < images.size(); start += IMAGES_PER_CLASS) {
      int[] chosen = IntStream.range(start, start + IMAGES_PER_CLASS).toArray();
      Logits logits = suspect.logits(images.batch(chosen));
      for (int i = 0; i < IMAGES_PER_CLASS; i++) {
        same += logits.predicted(i) == images.label(start + i) ? 1 : 0;
      }
    }
    return same / (double) images.size();
  }
}
