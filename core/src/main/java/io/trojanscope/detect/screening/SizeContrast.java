package io.trojanscope.detect.screening;

import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much smaller the triggers of a suspect are than those of references: {@code r_i = mean over
 * references of ln size_reference,i - ln size_suspect,i}, less its median, since one network is
 * more robust than another as a whole, and divided by its spread, since some networks differ more
 * from trigger to trigger than others. The spread is {@link RobustScale}'s, at least {@value
 * #LEAST_SPREAD}. A trigger that was not searched in all models (size 0) has the median.
 *
 * <p>Sizes are compared within {@link SizeLimits}.
 */
final class SizeContrast {
  /** Of two networks that hardly differ, what the search misses by chance. By hand. */
  static final double LEAST_SPREAD = 0.15;

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
    RobustScale found = known.length == 0 ? new RobustScale(0, 0) : RobustScale.of(known);
    this.scale = new RobustScale(found.median(), Math.max(LEAST_SPREAD, found.spread()));
  }

  private static double[] at(int trigger, List<double[]> references) {
    return references.stream().mapToDouble(sizes -> sizes[trigger]).toArray();
  }

  private double ratio(double suspect, double[] references) {
    return logarithm(references) - limits.logarithm(suspect);
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
