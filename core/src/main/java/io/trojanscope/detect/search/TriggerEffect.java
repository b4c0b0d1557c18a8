package io.trojanscope.detect.search;

/**
 * How far a trigger takes images of its source class towards its target, in the suspect and in the
 * references: {@code 1 - mean(z_s - z_t) with it / mean(z_s - z_t) without it}; z are logits. 0 is
 * no effect; from 1 on the average image is nearer to the target than to its source.
 *
 * @param inReference mean over the references; without any, what other pairs let expect
 * @param turned share of the images that the suspect takes for the target's
 */
public record TriggerEffect(double inSuspect, double inReference, double turned) {
  /** Held-out images of the source class that it is measured on, at most. */
  public static final int IMAGES = 48;

  /** Effects in a reference that are too small to be told from none. */
  private static final double UNNOTICED = 0.1;

  private static final double LEAST = 1e-3;
  private static final double MOST_IMAGES = 0.5;

  /** The effect beyond that of a change which leaves the given share of any margin. */
  TriggerEffect beyond(double share) {
    return new TriggerEffect(1 - (1 - inSuspect) / share, 1 - (1 - inReference) / share, turned);
  }

  /** Whether most images become the target's, and not any other class's. */
  boolean turns() {
    return turned >= MOST_IMAGES;
  }

  /**
   * How many times as strong the trigger is in the suspect, as a logarithm; the less, the further
   * it is from turning the images.
   */
  double statistic() {
    double reached = Math.max(0, Math.min(1, inSuspect));
    double ratio = Math.max(LEAST, inSuspect) / (Math.max(0, inReference) + UNNOTICED);
    return reached * reached * Math.log(ratio);
  }
}
