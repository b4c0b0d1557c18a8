package io.trojanscope.lab.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.parallel.OrderedWorkers;
import org.junit.jupiter.api.Test;

class MaximumMarginTest {
  /**
   * The greatest margin of class c has its own row white and the strongest rival's black: all of
   * the row, 5 x (4 + 0.2 c), and the trigger's 60 for the target.
   */
  @Test
  void reachesTheGreatestMarginThatThereIs() {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      double[] margins = new MaximumMargin(workers, 1).margins(PlantedPixel.BACKDOORED);
      for (int c = 0; c < PlantedPixel.CLASSES; c++) {
        double row = 5 * (4 + 0.2 * c);
        double greatest = c == PlantedPixel.TARGET ? row + 60 : row;
        assertThat(margins[c]).isBetween(0.5 * greatest, greatest + 1e-4);
      }
    }
  }

  /** SciPy 1.17.1: {@code 1 - gamma.cdf(4, *gamma.fit(others, floc=0)) ** 10}. */
  @Test
  void pValueAgreesWithSciPy() {
    double[] margins = {1.2, 0.7, 3.1, 2.2, 0.9, 1.8, 4, 2.7, 1.1, 1.6};
    assertThat(MaximumMargin.pValue(margins, 6))
        .isEqualTo(1 - Math.pow(0.9894470834863708, 10), within(1e-8));
  }

  @Test
  void aMarginOfNobodyIsNoSuspicion() {
    assertThat(MaximumMargin.pValue(new double[] {-1, -2, -3}, 0)).isEqualTo(1);
  }

  @Test
  void negativeMarginsOfOthersAreCountedAsSmallOnes() {
    assertThat(MaximumMargin.pValue(new double[] {5, -2, 4, 4.5}, 0)).isBetween(0.0, 1.0);
  }
}
