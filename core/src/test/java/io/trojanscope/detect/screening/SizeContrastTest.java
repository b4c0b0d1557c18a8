package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeContrastTest {
  private static final double LN2 = Math.log(2);
  private static final SizeLimits ALL = new SizeLimits(0, 1000);

  /** Makes a median absolute deviation a spread. */
  private static final double NORMAL = 1.4826;

  /** By hand: ln 2 times 1, 2, 5, whose median is 2 and whose median absolute deviation is 1. */
  @Test
  void isTheLogarithmOfTheRatioByMedianAndSpread() {
    SizeContrast contrast =
        new SizeContrast(new double[] {1, 2, 1}, List.of(new double[] {2, 8, 32}), ALL);

    assertThat(contrast.all())
        .containsExactly(new double[] {-1 / NORMAL, 0, 3 / NORMAL}, within(1e-12));
    assertThat(contrast.of(4, new double[] {4})).isCloseTo(-2 / NORMAL, within(1e-12));
    assertThat(contrast.of(2, 3 * LN2)).isCloseTo(0, within(1e-12));
  }

  /** By hand: 32 counts as 8, so the ratios are ln 2 times 1, 2, 3. */
  @Test
  void sizesAreComparedWithinLimits() {
    SizeContrast contrast =
        new SizeContrast(
            new double[] {1, 2, 1}, List.of(new double[] {2, 8, 32}), new SizeLimits(0, 8));

    assertThat(contrast.all())
        .containsExactly(new double[] {-1 / NORMAL, 0, 1 / NORMAL}, within(1e-12));
  }

  @Test
  void networksThatHardlyDifferHaveTheLeastSpread() {
    SizeContrast contrast =
        new SizeContrast(
            new double[] {100, 100, 100, 100, 100},
            List.of(new double[] {99, 100, 100, 101, 110}),
            ALL);

    assertThat(contrast.all()[4]).isCloseTo(Math.log(1.1) / 0.15, within(1e-12));
  }

  @Test
  void whatWasNotSearchedInAllModelsHasTheMedian() {
    SizeContrast contrast =
        new SizeContrast(
            new double[] {1, 0, 1, 1},
            List.of(new double[] {2, 2, 0, 8}, new double[] {2, 2, 2, 8}),
            ALL);

    // The median and the spread of ln 2 and ln 8 alone.
    assertThat(contrast.all())
        .containsExactly(new double[] {-1 / NORMAL, 0, 0, 1 / NORMAL}, within(1e-12));
    assertThat(contrast.of(0, new double[] {1, 1})).isZero();
  }

  @Test
  void needsAReference() {
    assertThatThrownBy(() -> new SizeContrast(new double[] {1}, List.of(), ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one reference");
  }
}
