package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The comparison of sizes needs no model. */
class MaskScreenTest {
  private static final double LN2 = Math.log(2);
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(3);
  private static final MaskScreen BY_PAIR = new PairScreen(null, 3);
  private static final MaskScreen BY_CLASS = new ClassScreen(null, null, 3);

  private static MeasuredMasks suspect(MaskScreen screen, double... sizes) {
    return new MeasuredMasks(
        IntStream.range(0, sizes.length)
            .mapToObj(
                i ->
                    new MaskTrigger(
                        screen.pairs().get(i),
                        new SmallestTrigger(sizes[i], new float[0], new float[0], true)))
            .toList());
  }

  /** By hand: ln of 4, 2, 2, 2, 2, 16 is ln 2 times 2, 1, 1, 1, 1, 4, whose median is 1. */
  @Test
  void aPairIsComparedLessTheMedianOfAll() {
    TriggerSearchResult result =
        BY_PAIR.compare(
            suspect(BY_PAIR, 1, 2, 4, 8, 16, 1), List.of(new double[] {4, 4, 8, 16, 32, 16}));

    assertThat(result.worst().pair()).isEqualTo(new ClassPair(2, 1));
    // The target 1 has a mean of (1 + 3) / 2.
    assertThat(result.score()).isCloseTo(PairScreen.WEIGHT * 2 * LN2, within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 1))])
        .isCloseTo(PairScreen.WEIGHT * 2 * LN2, within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(1, 0))]).isZero();
  }

  @Test
  void logarithmsAreAveragedOverReferences() {
    double[] ones = {1, 1, 1, 1, 1, 1};
    TriggerSearchResult result =
        BY_PAIR.compare(suspect(BY_PAIR, ones), List.of(new double[] {1, 1, 1, 1, 1, 9}, ones));

    // One of the two pairs of its target: half of ln 3, times 3.
    assertThat(result.score()).isCloseTo(PairScreen.WEIGHT * Math.log(3) / 2, within(1e-12));
  }

  /** By hand: out of ln 2 times 2, 1, 4, whose median is 2; into 1, 1, 2, whose median is 1. */
  @Test
  void waysOutAndWaysInAreComparedAmongThemselves() {
    TriggerSearchResult result =
        BY_CLASS.compare(
            suspect(BY_CLASS, 1, 4, 2, 3, 5, 1), List.of(new double[] {4, 8, 32, 6, 10, 4}));

    assertThat(result.findings()).hasSize(6);
    assertThat(result.score()).isCloseTo(2 * LN2, within(1e-12));
    // The way out of class 2 is named after class 0, and every pair has its target's way in.
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(2, 0))])
        .isCloseTo(2 * LN2, within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(2, 1))]).isZero();
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 2))])
        .isCloseTo(ClassScreen.WEIGHT * LN2, within(1e-12));
  }

  @Test
  void refusesToCompareWithNothing() {
    assertThatThrownBy(() -> BY_PAIR.compare(suspect(BY_PAIR, 1, 1, 1, 1, 1, 1), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one reference");
  }
}
