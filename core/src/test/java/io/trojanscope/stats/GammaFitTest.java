package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Numbers by SciPy 1.17.1: {@code gamma.fit(x, floc=0)}, {@code gamma.cdf}, {@code gamma.sf}. */
class GammaFitTest {
  private static final double[] VALUES = {1.2, 0.7, 3.1, 2.2, 0.9, 1.8, 2.7, 1.1, 1.6};

  @Test
  void agreesWithSciPy() {
    GammaFit fit = GammaFit.of(VALUES);
    assertThat(fit.shape()).isEqualTo(4.7096144443566335, within(1e-7));
    assertThat(fit.scale()).isEqualTo(0.3609637307013636, within(1e-8));
    assertThat(fit.survivalProbability(4)).isEqualTo(1 - 0.9894470834863708, within(1e-8));
    assertThat(fit.survivalProbability(20))
        .isCloseTo(1.737841424751991e-19, Percentage.withPercentage(0.01));
  }

  @Test
  void fitsNumbersThatHardlyDiffer() {
    GammaFit fit = GammaFit.of(10.0, 10.1, 9.9, 10.05, 9.95);
    assertThat(fit.shape()).isCloseTo(19999.316646955467, Percentage.withPercentage(0.01));
    assertThat(fit.shape() * fit.scale()).isEqualTo(10, within(1e-9));
  }

  @Test
  void ofEqualNumbersIsAPointNearly() {
    GammaFit fit = GammaFit.of(3, 3, 3);
    assertThat(fit.survivalProbability(2.99)).isGreaterThan(1 - 1e-6);
    assertThat(fit.survivalProbability(3.01)).isLessThan(1e-6);
  }

  @Test
  void refusesNumbersThatAreNotAboveZero() {
    assertThatThrownBy(() -> GammaFit.of(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least two numbers above 0, found [1.0, 0.0]");
    assertThatThrownBy(() -> GammaFit.of(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
