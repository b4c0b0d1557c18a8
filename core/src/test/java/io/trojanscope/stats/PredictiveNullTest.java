package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
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

  /**
   * By hand, the logarithms of three groups are 0 and 2, 4 and 6, 5: the means 1, 5, 5 have the
   * mean 11 / 3 and the variance 16 / 3; W is 2, and h is 2 / 3.
   */
  @Test
  void aGroupIsExpectedToDifferFromTheOthers() {
    PredictiveNull groups =
        PredictiveNull.ofGroups(
            new PredictiveNull.Prior(0.5, 3), List.of(exp(0, 2), exp(4, 6), exp(5)));

    double a = 16 / 3.0 * 4 / 3;
    double b = 2 / 3.0;
    double degrees = (a + b) * (a + b) / (a * a / 2 + b * b / 2);
    double variance = (3 * 0.25 * 4 / 3 + degrees * (a + b)) / (3 + degrees);
    double t = (7 - 11 / 3.0) / Math.sqrt(variance);
    assertThat(groups.pValue(Math.exp(7)))
        .isEqualTo(1 - new TDistribution(3 + degrees).cumulativeProbability(t), within(1e-12));
  }

  private static double[] exp(double... logarithms) {
    return DoubleStream.of(logarithms).map(Math::exp).toArray();
  }

  /** Groups differ by 0.4, models of a group by 0.1: alarms for models of a new group. */
  @Test
  void falselyAlarmsAsOftenAsItSaysForANewGroup() {
    SplittableRandom random = new SplittableRandom(2);
    int grouped = 0;
    int alike = 0;
    PredictiveNull.Prior prior = new PredictiveNull.Prior(0.4, 4);
    int trials = 4000;
    for (int i = 0; i < trials; i++) {
      List<double[]> groups = new ArrayList<>();
      for (int size : new int[] {6, 5, 2, 1}) {
        groups.add(group(size, random));
      }
      double next = group(1, random)[0];
      double[] all = groups.stream().flatMapToDouble(DoubleStream::of).toArray();
      grouped += PredictiveNull.ofGroups(prior, groups).pValue(next) <= 0.05 ? 1 : 0;
      alike += PredictiveNull.of(0.01, all).pValue(next) <= 0.05 ? 1 : 0;
    }
    assertThat(grouped / (double) trials).isBetween(0.04, 0.06);
    assertThat(alike / (double) trials).isGreaterThan(0.09);
  }

  private static double[] group(int size, SplittableRandom random) {
    double mean = 0.4 * gaussian(random);
    return exp(DoubleStream.generate(() -> mean + 0.1 * gaussian(random)).limit(size).toArray());
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  @Test
  void refusesTooFewOrNonPositiveScores() {
    assertThatThrownBy(() -> PredictiveNull.of(0.1, 1, 2)).hasMessageContaining("at least 3");
    assertThatThrownBy(
            () ->
                PredictiveNull.ofGroups(
                    new PredictiveNull.Prior(0.3, 4), List.of(new double[] {1, 2, 3})))
        .hasMessageContaining("at least 2 groups");
    assertThatThrownBy(() -> PredictiveNull.of(0.1, 1, 2, 0)).hasMessageContaining("above 0");
  }
}
