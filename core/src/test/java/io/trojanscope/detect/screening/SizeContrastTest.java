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

  /** A model of two classes: by hand, ln 2 times 3 and 1, whose median is 2. */
  @Test
  void twoPairsAreNotTheirOwnSpread() {
    SizeContrast contrast =
        new SizeContrast(new double[] {1, 8}, List.of(new double[] {8, 16}), ALL);

    assertThat(contrast.all())
        .containsExactly(new double[] {LN2 / 0.35, -LN2 / 0.35}, within(1e-12));
  }

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

  /** Three of seven are as large as counts in both models: the others have the median 2 ln 2. */
  @Test
  void whatIsAsLargeAsCountsInAllModelsHasTheMedian() {
    SizeContrast contrast =
        new SizeContrast(
            new double[] {1, 2, 1, 1, 60, 70, 50},
            List.of(new double[] {2, 8, 4, 32, 50, 784, 60}),
            new SizeLimits(0, 50));

    double spread = NORMAL / 2;
    assertThat(contrast.all())
        .containsExactly(new double[] {-1 / spread, 0, 0, 3 / spread, 0, 0, 0}, within(1e-12));
  }

  /** Their own median, 2 ln 2, would hide a backdoor that left them. */
  @Test
  void whereMostAreAsLargeAsCountsTheOthersAreComparedWithZero() {
    double[] suspect = {60, 60, 60, 12.5, 12.5};
    double[] reference = {60, 60, 60, 50, 50};

    SizeContrast contrast = new SizeContrast(suspect, List.of(reference), new SizeLimits(0, 50));

    double ratio = 2 * LN2 / 0.35;
    assertThat(contrast.all()).containsExactly(new double[] {0, 0, 0, ratio, ratio}, within(1e-12));
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

    // The median of ln 2 and ln 8 alone, and the spread of few.
    assertThat(contrast.all())
        .containsExactly(new double[] {-LN2 / 0.35, 0, 0, LN2 / 0.35}, within(1e-12));
    assertThat(contrast.of(0, new double[] {1, 1})).isZero();
  }

  @Test
  void needsAReference() {
    assertThatThrownBy(() -> new SizeContrast(new double[] {1}, List.of(), ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one reference");
  }
}
