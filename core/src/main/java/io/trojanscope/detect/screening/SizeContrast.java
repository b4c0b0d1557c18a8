package io.trojanscope.detect.screening;

import io.trojanscope.stats.RobustScale;
import java.util.Arrays;
import java.util.List;

/**
 * How much smaller the triggers of a suspect are than those of references: {@code r_i = mean over
 * references of ln size_reference,i - ln size_suspect,i}, less its median, since one network is
 * more robust than another as a whole.
 */
final class SizeContrast {
  private SizeContrast() {}

  /**
   * The ratios r.
   *
   * @param suspect sizes in pixels, above 0
   * @param references the same of each reference, at least one
   * @throws IllegalArgumentException if there is no reference
   */
  static double[] of(double[] suspect, List<double[]> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reference, found none");
    }
    double[] ratios = new double[suspect.length];
    for (int i = 0; i < ratios.length; i++) {
      for (double[] reference : references) {
        ratios[i] += Math.log(reference[i] / suspect[i]) / references.size();
      }
    }
    double median = RobustScale.median(ratios);
    return Arrays.stream(ratios).map(ratio -> ratio - median).toArray();
  }
}
