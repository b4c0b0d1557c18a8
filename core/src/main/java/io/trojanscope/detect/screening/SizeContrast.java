package io.trojanscope.detect.screening;

import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much smaller the triggers of a suspect are than those of references: {@code r_i = mean over
 * references of ln size_reference,i - ln size_suspect,i}, less its median, since one network is
 * more robust than another as a whole.
 */
final class SizeContrast {
  private final double[] ratios;
  private final double median;

  /**
   * Compares all triggers.
   *
   * @param suspect sizes in pixels, above 0
   * @param references the same of each reference, at least one
   * @throws IllegalArgumentException if there is no reference
   */
  SizeContrast(double[] suspect, List<double[]> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reference, found none");
    }
    this.ratios =
        IntStream.range(0, suspect.length)
            .mapToDouble(i -> ratio(suspect[i], at(i, references)))
            .toArray();
    this.median = RobustScale.median(ratios);
  }

  private static double[] at(int trigger, List<double[]> references) {
    return references.stream().mapToDouble(sizes -> sizes[trigger]).toArray();
  }

  private static double ratio(double suspect, double[] references) {
    double ratio = 0;
    for (double reference : references) {
      ratio += Math.log(reference / suspect) / references.length;
    }
    return ratio;
  }

  /** The ratios r. */
  double[] all() {
    return IntStream.range(0, ratios.length).mapToDouble(i -> ratios[i] - median).toArray();
  }

  /** The ratio of another trigger, less the median of those compared here. */
  double of(double suspect, double[] references) {
    return ratio(suspect, references) - median;
  }
}
