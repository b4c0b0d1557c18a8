package io.trojanscope.lab.reproduce.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.result.paper.Claim.Verdict;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every number is worked out by hand beside it. */
class MeasuresTest {
  private static final TriggerEnergy ENERGY =
      new TriggerEnergy(new boolean[] {true, false, false, true});

  @Test
  void triggerEnergyIsTheMeanSquareInsideOverOutside() {
    // inside (1 + 9) / 2 = 5, outside (4 + 0) / 2 = 2
    assertThat(ENERGY.ratio(new float[] {1, -2, 0, 3}).orElseThrow()).isEqualTo(2.5);
    assertThat(ENERGY.ratio(new float[] {1, 0, 0, 3})).isEmpty();
  }

  @Test
  void contrastIsTheQuotientOfTwoModelsRatios() {
    float[] backdoored = {1, -2, 0, 3};
    float[] clean = {1, 1, 1, 0}; // inside 1/2, outside 1: ratio 0.5
    assertThat(ENERGY.contrast(backdoored, clean).orElseThrow()).isEqualTo(5);
    assertThat(ENERGY.contrast(backdoored, new float[] {0, 1, 1, 0})).isEmpty();
  }

  @Test
  void triggerEnergyNeedsCellsInsideAndOutside() {
    assertThatThrownBy(() -> new TriggerEnergy(new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TriggerEnergy(new boolean[] {true}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void concentrationIsTheLargestShareInAWindow() {
    ImageShape shape = new ImageShape(1, 3, 3);
    float[] map = {1, 0, 0, 0, 2, -3, 0, 0, 1};
    // squares 1, 4, 9 and 1 sum up to 15; the window of rows 1-2, columns 1-2 holds 4 + 9 + 1
    assertThat(Concentration.largestShare(shape, map, 2)).isEqualTo(14 / 15.0, within(1e-12));
    assertThat(Concentration.largestShare(shape, map, 1)).isEqualTo(9 / 15.0, within(1e-12));
    assertThat(Concentration.largestShare(shape, map, 3)).isEqualTo(1, within(1e-12));
  }

  @Test
  void correlationIsPearsons() {
    // deviations in thirds: -4, -1, 5 and -2, -5, 7; 48 / sqrt(42 * 78)
    assertThat(Resemblance.correlation(new float[] {1, 2, 4}, new float[] {2, 1, 5}))
        .isEqualTo(48 / Math.sqrt(42 * 78), within(1e-12));
    assertThat(Resemblance.correlation(new float[] {1, 2}, new float[] {4, 2}))
        .isEqualTo(-1, within(1e-12));
    assertThat(Resemblance.correlation(new float[] {1, 2}, new float[] {3, 3})).isNaN();
  }

  @Test
  void theMostSimilarHasTheHighestCorrelation() {
    List<float[]> others =
        List.of(new float[] {3, 2, 1}, new float[] {0, 5, 9}, new float[] {7, 7, 7});
    assertThat(Resemblance.mostAlike(new float[] {1, 2, 3}, others)).isEqualTo(1);
    assertThat(Resemblance.mostAlike(new float[] {1, 1, 1}, others)).isEqualTo(-1);
  }

  @Test
  void tallyHoldsInNineOfTenAndPartlyInHalf() {
    assertThat(new Tally(9, 10).verdict()).isEqualTo(Verdict.HELD);
    assertThat(new Tally(8, 9).verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(new Tally(1, 2).verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(new Tally(4, 9).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Tally.NONE.verdict()).isEqualTo(Verdict.UNTESTED);
    assertThat(Tally.NONE.with(true).with(false).with(new Tally(2, 3)))
        .isEqualTo(new Tally(3, 5))
        .hasToString("3 of 5");
  }

  @Test
  void aComparisonWithTheUnknownIsNoCase() {
    OptionalDouble one = OptionalDouble.of(1);
    OptionalDouble two = OptionalDouble.of(2);
    OptionalDouble unknown = OptionalDouble.empty();
    assertThat(Tally.NONE.withLess(one, two)).isEqualTo(new Tally(1, 1));
    assertThat(Tally.NONE.withLess(two, one)).isEqualTo(new Tally(0, 1));
    assertThat(Tally.NONE.withLess(one, one)).isEqualTo(new Tally(0, 1));
    assertThat(Tally.NONE.withLess(unknown, two)).isEqualTo(Tally.NONE);
    assertThat(Tally.NONE.withLess(one, unknown)).isEqualTo(Tally.NONE);
  }

  @Test
  void rankIsOneForTheLargestAndTheWorstOfEquals() {
    Map<String, Double> values = Map.of("a", 3.0, "b", 5.0, "c", 3.0, "d", 1.0);
    assertThat(Ranks.of("b", values)).isEqualTo(OptionalInt.of(1));
    assertThat(Ranks.of("a", values)).isEqualTo(OptionalInt.of(3));
    assertThat(Ranks.of("d", values)).isEqualTo(OptionalInt.of(4));
    assertThat(Ranks.of("e", values)).isEmpty();
  }

  @Test
  void medianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertThat(Curves.median(5, 1, 3).orElseThrow()).isEqualTo(3);
    assertThat(Curves.median(5, 1, 3, 4).orElseThrow()).isEqualTo(3.5);
    assertThat(Curves.median()).isEmpty();
  }

  @Test
  void deviationIsFromTheMeanOverTheClasses() {
    SortedMap<Integer, float[]> means = new TreeMap<>();
    means.put(2, new float[] {1, 0});
    means.put(5, new float[] {3, 1});

    SortedMap<Integer, float[]> deviations = ClassDeviation.of(means);

    assertThat(deviations.get(2)).containsExactly(-1, -0.5f);
    assertThat(deviations.get(5)).containsExactly(1, 0.5f);
    assertThat(means.get(2)).containsExactly(1, 0);
  }
}
