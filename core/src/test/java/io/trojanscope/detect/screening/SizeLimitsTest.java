package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizeLimitsTest {
  private static final SizeLimits LIMITS = new SizeLimits(1.5, 100);

  @Test
  void pixelsAreAddedToAllSizes() {
    assertThat(LIMITS.logarithm(2)).isCloseTo(Math.log(3.5), within(1e-12));
  }

  @Test
  void aLargerSizeCountsAsTheLargest() {
    assertThat(LIMITS.logarithm(784)).isEqualTo(LIMITS.logarithm(100)).isPositive();
  }

  @Test
  void knowsTheLargest() {
    assertThat(LIMITS.isLargest(784)).isTrue();
    assertThat(LIMITS.isLargest(99)).isFalse();
  }

  @Test
  void whatWasNotSearchedHasNoLogarithm() {
    assertThat(LIMITS.logarithm(0)).isNaN();
  }
}
