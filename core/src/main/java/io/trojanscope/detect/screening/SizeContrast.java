package io.trojanscope.detect.screening;

import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much smaller the triggers of a suspect are than those of references: {@code r_i = mean over
 * references of ln size_reference,i - ln size_suspect,i}, less its median, since one network is
 * more robust than another as a whole. A trigger that was not searched in all models (size 0) has
 * the median.
 *
 * <p>A floor may be added to all sizes: below it, they differ by chance.
 */
final class SizeContrast {
  private final double[] ratios;
  private final double median;
  private final double floor;

  /**
   * Compares all triggers.
   *
   * @param suspect sizes in pixels
   * @param references the same of each reference, at least one
   * @param floor in pixels
   * @throws IllegalArgumentException if there is no reference
   */
  SizeContrast(double[] suspect, List<double[]> references, double floor) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reference, found none");
    }
    this.floor = floor;
    this.ratios =
        IntStream.range(0, suspect.length)
            .mapToDouble(i -> ratio(suspect[i], at(i, references)))
            .toArray();
    double[] known = DoubleStream.of(ratios).filter(r -> !Double.isNaN(r)).toArray();
    this.median = known.length == 0 ? 0 : RobustScale.median(known);
  }

  private static double[] at(int trigger, List<double[]> references) {
    return references.stream().mapToDouble(sizes -> sizes[trigger]).toArray();
  }

  private double ratio(double suspect, double[] references) {
    double ratio = 0;
    for (double reference : references) {
      ratio +=
          suspect == 0 || reference == 0
              ? Double.NaN
              : Math.log((reference + floor) / (suspect + floor)) / references.length;
    }
    return ratio;
  }

  /** Mean logarithm of sizes with the floor; NaN if one was not searched. */
  double logarithm(double[] sizes) {
    return DoubleStream.of(sizes)
        .map(size -> size == 0 ? Double.NaN : Math.log(size + floor))
        .average()
        .orElseThrow();
  }

  /** The ratios r. */
  double[] all() {
    return DoubleStream.of(ratios).map(this::aboveMedian).toArray();
  }

  /** The ratio of another trigger, less the median of those compared here. */
  double of(double suspect, double[] references) {
    return aboveMedian(ratio(suspect, references));
  }

  /**
   * The same for a reference's trigger of a given size.
   *
   * @param logarithm of that size and the floor
   */
  double of(double suspect, double logarithm) {
    return aboveMedian(suspect == 0 ? Double.NaN : logarithm - Math.log(suspect + floor));
  }

  private double aboveMedian(double ratio) {
    return Double.isNaN(ratio) ? 0 : ratio - median;
  }
}
