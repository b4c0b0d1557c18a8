package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictiveNullTest {
  /** exp of 0, 1 and 2: mean 1, standard deviation 1. */
  private static final PredictiveNull THREE = PredictiveNull.of(0.1, 1, Math.E, Math.exp(2));

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 2.5, 20, 1000})
  void agreesWithTheFormulaAndHipparchus(double score) {
    double t = (Math.log(score) - 1) / Math.sqrt(1 + 1.0 / 3);
    double expected = 1 - new TDistribution(2).cumulativeProbability(t);
    assertThat(THREE.pValue(score)).isEqualTo(expected, within(1e-12));
  }

  @Test
  void scoresAreTakenToSpreadAtLeastSoMuch() {
    double t = Math.log(1.5) / (0.4 * Math.sqrt(1 + 1.0 / 3));
    assertThat(PredictiveNull.of(0.4, 1, 1, 1).pValue(1.5))
        .isEqualTo(1 - new TDistribution(2).cumulativeProbability(t), within(1e-12));
  }

  @Test
  void isOneForNothing() {
    assertThat(THREE.pValue(0)).isEqualTo(1);
    assertThat(THREE.pValue(-3)).isEqualTo(1);
  }

  @Test
  void falselyAlarmsAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(1);
    int alarms = 0;
    int trials = 4000;
    for (int i = 0; i < trials; i++) {
      double[] scores = new double[5];
      for (int j = 0; j < scores.length; j++) {
        scores[j] = Math.exp(0.3 * gaussian(random));
      }
      alarms +=
          PredictiveNull.of(0.01, scores).pValue(Math.exp(0.3 * gaussian(random))) <= 0.05 ? 1 : 0;
    }
    assertThat(alarms / (double) trials).isBetween(0.04, 0.06);
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  @Test
  void refusesTooFewOrNonPositiveScores() {
    assertThatThrownBy(() -> PredictiveNull.of(0.1, 1, 2)).hasMessageContaining("at least 3");
    assertThatThrownBy(() -> PredictiveNull.of(0.1, 1, 2, 0)).hasMessageContaining("above 0");
  }
}
