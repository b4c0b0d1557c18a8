package io.trojanscope.detect;

/**
 * How many images a trigger turns into the target class.
 *
 * @param flips images of other classes that became the target
 * @param images how many were tried, at least 1
 * @param lower end of the 95 % Clopper-Pearson interval of the rate
 * @param upper end of it
 */
public record FlipRate(long flips, long images, double lower, double upper) {
  /** Share of the images that flipped, in [0, 1]. */
  public double rate() {
    return flips / (double) images;
  }
}
