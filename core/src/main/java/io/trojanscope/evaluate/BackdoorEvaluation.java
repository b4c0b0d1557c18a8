package io.trojanscope.evaluate;

/**
 * Accuracy of a model with a backdoor, and success rate of the backdoor.
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

  /** Share of the test set that the model classifies correctly, in [0, 1]. */
  public double cleanAccuracy() {
    return pristine.accuracy();
  }

  /** Share of the triggered images that are classified as the target, in [0, 1]; NaN of none. */
  public double attackSuccessRate() {
    return successes / (double) triggeredImages;
  }

  /** The successes among the triggered images. */
  public SuccessCount attackSuccess() {
    return new SuccessCount(successes, triggeredImages);
  }
}
