package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;

class RobustScaleTest {
  /** By hand: deviations from 4.5 are 2.5, 0.5, 0.5, 0.5, 4.5 and 25.5, their median 1.5. */
  @Test
  void agreesWithValuesByHand() {
    RobustScale scale = RobustScale.of(2, 4, 4, 5, 9, 30);
    assertThat(scale.median()).isEqualTo(4.5);
    assertThat(scale.spread()).isEqualTo(1.5 * 1.4826, within(1e-15));
    assertThat(scale.z(2)).isEqualTo(-2.5 / 2.2239, within(1e-12));
    assertThat(scale.anomalyIndex(2)).isEqualTo(2.5 / 2.2239, within(1e-12));
  }

  @Test
  void medianAgreesWithHipparchusForEvenAndOddCounts() {
    SplittableRandom random = new SplittableRandom(3);
    for (int count = 1; count < 12; count++) {
      double[] values = random.doubles(count, -1, 1).toArray();
      assertThat(RobustScale.median(values))
          .isEqualTo(new Median().evaluate(values), within(1e-15));
    }
  }

  @Test
  void outliersHardlyChangeTheEstimatedDeviation() {
    java.util.Random random = new java.util.Random(5);
    double[] values = random.doubles(20_000).map(u -> 10 + 3 * random.nextGaussian()).toArray();
    for (int i = 0; i < 200; i++) {
      values[i] = 1e6;
    }
    RobustScale scale = RobustScale.of(values);
    assertThat(scale.median()).isEqualTo(10, within(0.1));
    assertThat(scale.spread()).isEqualTo(3, within(0.1));
  }

  /** Mean absolute deviation 2 of five equal numbers and one 12 greater. */
  @Test
  void fallsBackToTheMeanDeviationWhereMostAreEqual() {
    RobustScale scale = RobustScale.of(7, 7, 7, 7, 7, 19);
    assertThat(scale.spread()).isEqualTo(2 * 1.2533, within(1e-15));
    assertThat(scale.z(19)).isEqualTo(12 / 2.5066, within(1e-12));
  }

  @Test
  void findsNothingAnomalousWhereAllAreEqual() {
    RobustScale scale = RobustScale.of(7, 7, 7);
    assertThat(scale.spread()).isZero();
    assertThat(scale.z(7)).isZero();
  }

  @Test
  void leavesTheNumbersInTheirOrder() {
    double[] values = {3, 1, 2};
    RobustScale.of(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void refusesEmptyAndNonFiniteInput() {
    assertThatThrownBy(RobustScale::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RobustScale.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one number, all finite, found [1.0, NaN]");
  }
}
