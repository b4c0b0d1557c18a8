package io.trojanscope.detect.screening;

import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much smaller the triggers of a suspect are than those of references. With {@code r_i = mean
 * over references of ln size_reference,i - ln size_suspect,i}, the contrast is {@code (r_i -
 * median) / spread}: one network is more robust than another as a whole, and some networks differ
 * more from trigger to trigger than others. The spread is {@link RobustScale}'s, at least {@value
 * #LEAST_SPREAD}.
 *
 * <p>Sizes are compared within {@link SizeLimits}. The contrast is 0 if a trigger was not searched
 * in all models (size 0), or reaches the largest size in all of them. If more triggers reach it
 * than do not, the others may all belong to one backdoor, so the median counts as 0 and the spread
 * as {@value #USUAL_SPREAD} at least.
 */
final class SizeContrast {
  /** Of two networks that hardly differ, what the search misses by chance. By hand. */
  static final double LEAST_SPREAD = 0.15;

  /** With fewer triggers, one that stands out would set the spread itself. */
  private static final int FEWEST = 3;

  /** The spread with fewer: a large one of clean networks. By hand. */
  static final double USUAL_SPREAD = 0.35;

  private final double[] ratios;
  private final RobustScale scale;
  private final SizeLimits limits;

  /**
   * Compares all triggers.
   *
   * @param suspect sizes in pixels
   * @param references the same of each reference, at least one
   * @throws IllegalArgumentException if there is no reference
   */
  SizeContrast(double[] suspect, List<double[]> references, SizeLimits limits) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reference, found none");
    }
    this.limits = limits;
    this.ratios =
        IntStream.range(0, suspect.length)
            .mapToDouble(i -> ratio(suspect[i], at(i, references)))
            .toArray();
    double[] known = DoubleStream.of(ratios).filter(r -> !Double.isNaN(r)).toArray();
    long allLargest =
        IntStream.range(0, suspect.length)
            .filter(i -> areLargest(suspect[i], at(i, references)))
            .count();
    this.scale = known.length < allLargest ? scaleOfFew(known) : scale(known);
  }

  private static RobustScale scaleOfFew(double[] known) {
    double spread = known.length < FEWEST ? 0 : RobustScale.of(known).spread();
    return new RobustScale(0, Math.max(USUAL_SPREAD, spread));
  }

  private static RobustScale scale(double[] known) {
    if (known.length < FEWEST) {
      return new RobustScale(known.length == 0 ? 0 : RobustScale.median(known), USUAL_SPREAD);
    }
    RobustScale found = RobustScale.of(known);
    return new RobustScale(found.median(), Math.max(LEAST_SPREAD, found.spread()));
  }

  private static double[] at(int trigger, List<double[]> references) {
    return references.stream().mapToDouble(sizes -> sizes[trigger]).toArray();
  }

  private double ratio(double suspect, double[] references) {
    return areLargest(suspect, references)
        ? Double.NaN
        : logarithm(references) - limits.logarithm(suspect);
  }

  private boolean areLargest(double suspect, double[] references) {
    return limits.isLargest(suspect) && DoubleStream.of(references).allMatch(limits::isLargest);
  }

  /** Mean logarithm of sizes within the limits; NaN if one was not searched. */
  double logarithm(double[] sizes) {
    return DoubleStream.of(sizes).map(limits::logarithm).average().orElseThrow();
  }

  /** The contrasts. */
  double[] all() {
    return DoubleStream.of(ratios).map(this::standardised).toArray();
  }

  /** The contrast of another trigger, by median and spread of those compared here. */
  double of(double suspect, double[] references) {
    return standardised(ratio(suspect, references));
  }

  /**
   * The same for a reference's trigger of a given size.
   *
   * @param logarithm of that size within the limits
   */
  double of(double suspect, double logarithm) {
    return standardised(logarithm - limits.logarithm(suspect));
  }

  private double standardised(double ratio) {
    return Double.isNaN(ratio) ? 0 : scale.z(ratio);
  }
}
