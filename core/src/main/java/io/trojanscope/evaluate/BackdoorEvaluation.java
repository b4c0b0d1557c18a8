package io.trojanscope.evaluate;

/**
 * How a model with a backdoor does.
 *
 * @param pristine predictions on the test set as it is
 * @param poisoned predictions on the test set with every image of a source class carrying the
 *     trigger, by true class
 * @param triggeredImages how many test images carry the trigger: those of the source classes, never
 *     those of the target class
 * @param successes how many of them the model gives the target class, or with a map to the next
 *     class that of their own class
 */
public record BackdoorEvaluation(
    ConfusionMatrix pristine, ConfusionMatrix poisoned, long triggeredImages, long successes) {
  /**
   * @throws IllegalArgumentException if there are more successes than images
   */
  public BackdoorEvaluation {
    new SuccessCount(successes, triggeredImages);
  }

  /** Share of the test set that the model classifies rightly, in [0, 1]. */
  public double cleanAccuracy() {
    return pristine.accuracy();
  }

  /** Share of the triggered images that end in the target class, in [0, 1]. */
  public double attackSuccessRate() {
    return successes / (double) triggeredImages;
  }

  /** The successes among the triggered images. */
  public SuccessCount attackSuccess() {
    return new SuccessCount(successes, triggeredImages);
  }
}
