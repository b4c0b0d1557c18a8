package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizeContrastTest {
  private static final double LN2 = Math.log(2);

  /** By hand: ln 2 times 1, 2, 5, whose median is 2. */
  @Test
  void isTheLogarithmOfTheRatioLessItsMedian() {
    SizeContrast contrast =
        new SizeContrast(new double[] {1, 2, 1}, List.of(new double[] {2, 8, 32}), 0);

    assertThat(contrast.all()).containsExactly(new double[] {-LN2, 0, 3 * LN2}, within(1e-12));
    assertThat(contrast.of(4, new double[] {4})).isCloseTo(-2 * LN2, within(1e-12));
  }

  /** By hand: (2 + 2) / (0.5 + 1.5) is 2, not 4. */
  @Test
  void aFloorIsAddedToAllSizes() {
    SizeContrast contrast =
        new SizeContrast(new double[] {2, 2, 0.5}, List.of(new double[] {2, 2, 2}), 1.5);

    assertThat(contrast.all()[2]).isCloseTo(Math.log(3.5 / 2), within(1e-12));
  }

  @Test
  void whatWasNotSearchedInAllModelsHasTheMedian() {
    SizeContrast contrast =
        new SizeContrast(
            new double[] {1, 0, 1, 1},
            List.of(new double[] {2, 2, 0, 8}, new double[] {2, 2, 2, 8}),
            0);

    // The median of ln 2 and ln 8 alone.
    assertThat(contrast.all()).containsExactly(new double[] {-LN2, 0, 0, LN2}, within(1e-12));
    assertThat(contrast.of(0, new double[] {1, 1})).isZero();
  }

  @Test
  void needsAReference() {
    assertThatThrownBy(() -> new SizeContrast(new double[] {1}, List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one reference");
  }
}
