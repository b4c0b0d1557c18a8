package io.trojanscope.detect.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeContrastTest {
  private static final List<ClassPair> PAIRS =
      List.of(
          new ClassPair(0, 1),
          new ClassPair(0, 2),
          new ClassPair(1, 0),
          new ClassPair(1, 2),
          new ClassPair(2, 0),
          new ClassPair(2, 1));

  /** By hand: ln of 4, 2, 2, 2, 2, 16 is ln 2 times 2, 1, 1, 1, 1, 4, whose median is ln 2. */
  private static SizeContrast contrast() {
    return SizeContrast.of(
        PAIRS, new double[] {1, 2, 4, 8, 16, 1}, List.of(new double[] {4, 4, 8, 16, 32, 16}));
  }

  @Test
  void comparesSizesLessTheMedian() {
    double ln2 = Math.log(2);

    assertThat(contrast().logRatios())
        .containsExactly(new double[] {ln2, 0, 0, 0, 0, 3 * ln2}, within(1e-12));
    assertThat(contrast().largestCell().pair()).isEqualTo(new ClassPair(2, 1));
    assertThat(contrast().largestCell().logRatio()).isCloseTo(3 * ln2, within(1e-12));
    assertThat(contrast().largestColumn().target()).isEqualTo(1);
    assertThat(contrast().largestColumn().mean()).isCloseTo(2 * ln2, within(1e-12));
  }

  @Test
  void averagesTheLogarithmsOverReferences() {
    double[] ones = {1, 1, 1, 1, 1, 1};
    SizeContrast contrast =
        SizeContrast.of(PAIRS, ones, List.of(new double[] {9, 1, 1, 1, 1, 1}, ones));

    assertThat(contrast.largestCell().logRatio()).isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void inExchangedRolesTheSmallestRatioIsTheLargest() {
    SizeContrast reversed =
        SizeContrast.of(
                PAIRS, new double[] {1, 1, 1, 1, 5, 1}, List.of(new double[] {1, 1, 1, 1, 1, 1}))
            .reversed();

    assertThat(reversed.largestCell().pair()).isEqualTo(new ClassPair(2, 0));
    assertThat(reversed.largestCell().logRatio()).isCloseTo(Math.log(5), within(1e-12));
  }

  @Test
  void refusesToCompareWithNothing() {
    assertThatThrownBy(() -> SizeContrast.of(PAIRS, new double[6], List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one reference");
  }
}
