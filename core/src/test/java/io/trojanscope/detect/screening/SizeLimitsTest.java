package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizeLimitsTest {
  private static final SizeLimits LIMITS = new SizeLimits(1.5, 100);

  @Test
  void theFloorIsAddedToAllSizes() {
    assertThat(LIMITS.logarithm(2)).isCloseTo(Math.log(3.5), within(1e-12));
  }

  @Test
  void aLargerSizeCountsAsTheCeiling() {
    assertThat(LIMITS.logarithm(784)).isEqualTo(LIMITS.logarithm(100)).isPositive();
  }

  @Test
  void whatWasNotSearchedHasNoLogarithm() {
    assertThat(LIMITS.logarithm(0)).isNaN();
  }
}
