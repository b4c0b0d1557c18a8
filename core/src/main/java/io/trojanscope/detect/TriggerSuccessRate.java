package io.trojanscope.detect;

/**
 * How many images a trigger turns into the target class.
 *
 * @param flips images that became the target
 * @param images how many were tried, of those that were not taken for the target without it
 * @param lower end of the 95 % Clopper-Pearson interval of the rate
 * @param upper end of it
 */
public record TriggerSuccessRate(long flips, long images, double lower, double upper) {
  /** Share of the images that flipped, in [0, 1]. */
  public double rate() {
    return images == 0 ? 0 : flips / (double) images;
  }
}
