package io.trojanscope.detect.search;

/**
 * How far a trigger moves images of its source class towards its target, in the suspect and in the
 * references: {@code 1 - mean(z_s - z_t) with it / mean(z_s - z_t) without it}; z are logits. 0 is
 * no effect; from 1 on the average image is nearer to the target than to its source.
 *
 * @param inReference mean over the references; without references, the one expected from other
 *     pairs
 * @param successRate share of the images that the suspect classifies as the target
 */
public record TriggerEffect(double inSuspect, double inReference, double successRate) {
  /** Most held-out images of the source class that it is measured on. Chosen by hand. */
  public static final int IMAGES = 48;

  /** Effect in a reference that counts as none. Chosen by hand. */
  private static final double UNNOTICED = 0.1;

  /** Least effect, so that its logarithm is finite. */
  private static final double LEAST = 1e-3;

  private static final double MOST_IMAGES = 0.5;

  /** The effect beyond that of a change which leaves the given share of any margin. */
  TriggerEffect beyondScaling(double share) {
    return new TriggerEffect(
        1 - (1 - inSuspect) / share, 1 - (1 - inReference) / share, successRate);
  }

  /** Whether the suspect classifies at least half of the images as the target. */
  boolean succeedsOnMostImages() {
    return successRate >= MOST_IMAGES;
  }

  /**
   * How many times as strong the trigger is in the suspect, as a logarithm, times the square of the
   * effect if that is below 1: a trigger that does not reach the target counts less.
   */
  double statistic() {
    double reached = Math.max(0, Math.min(1, inSuspect));
    double ratio = Math.max(LEAST, inSuspect) / (Math.max(0, inReference) + UNNOTICED);
    return reached * reached * Math.log(ratio);
  }
}
