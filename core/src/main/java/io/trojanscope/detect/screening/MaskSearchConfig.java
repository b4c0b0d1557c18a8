package io.trojanscope.detect.screening;

/**
 * How the smallest trigger is searched.
 *
 * @param images that the model sees in every step
 * @param steps of Adam
 * @param learningRate of Adam, whose betas are 0.5 and 0.9
 * @param firstPenalty weight of the mask's L1 norm at the start
 * @param patience steps in a row, all successes or all failures, that change the penalty
 * @param raise factor of the penalty after successes
 * @param cut divisor of the penalty after failures
 * @param success least share of the images that a trigger must classify as the search wants
 * @param seed of the starting mask and pattern
 */
public record MaskSearchConfig(
    int images,
    int steps,
    double learningRate,
    double firstPenalty,
    int patience,
    double raise,
    double cut,
    double success,
    long seed) {
  public MaskSearchConfig {
    if (images < 1 || steps < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "expected images, steps and patience of at least 1, found %d, %d and %d"
              .formatted(images, steps, patience));
    }
  }

  /**
   * For the trigger of a pair: Neural Cleanse with a faster schedule (the published rate is 0.1,
   * the penalty 1e-3 and the patience 5), for triggers that fail now and then. Set on the tuning
   * models of docs/detection.md.
   */
  static MaskSearchConfig ofPair(long seed) {
    return new MaskSearchConfig(16, 40, 0.2, 3e-3, 3, 1.5, 1.84, 0.85, seed);
  }

  /** For the trigger of one pair of very many, which is searched again if it leads. */
  static MaskSearchConfig ofOneOfManyPairs(long seed) {
    return new MaskSearchConfig(8, 40, 0.2, 3e-3, 3, 1.5, 1.84, 0.85, seed);
  }

  /** For the trigger of a class, which is searched among more images. */
  static MaskSearchConfig ofClass(long seed) {
    return new MaskSearchConfig(24, 40, 0.2, 3e-3, 3, 1.5, 1.84, 0.85, seed);
  }
}
