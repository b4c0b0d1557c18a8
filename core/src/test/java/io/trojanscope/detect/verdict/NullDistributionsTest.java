package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

class NullDistributionsTest {
  private static final List<TriggerType> TYPES =
      List.of(TriggerType.SPARSE, TriggerType.PATCH, TriggerType.FAINT, TriggerType.BRIGHTNESS);

  private static final double[] SPARSE = {1, 2, 4, 8};

  private static NullDistributions nulls() {
    List<NullScore> scores = new ArrayList<>();
    for (TriggerType type : TYPES) {
      for (double score : SPARSE) {
        scores.add(new NullScore(type, "clean " + score, type == TriggerType.SPARSE ? score : 0));
      }
    }
    return new NullDistributions(scores);
  }

  /** Of the logarithm of a score, in units of log 2, among others. */
  private static double own(double log, double mean, double deviation, int models) {
    double t = (log - mean) / (deviation * Math.sqrt(1 + 1.0 / models));
    return 1 - new TDistribution(models - 1).cumulativeProbability(t);
  }

  /**
   * In units of log 2 the scores are 0, 1, 2, 3; without itself, 2 is among 0, 1, 3 and 3 among 0,
   * 1, 2. The other kinds, which show nothing, give each model a p-value of 0.5; only two models
   * are below.
   */
  private static double corrected(double own) {
    double[] least = {0.5, 0.5, own(2, 4.0 / 3, Math.sqrt(7.0 / 3), 3), own(3, 1, 1, 3)};
    double sum = 0;
    for (double p : least) {
      sum -= Math.log(1 - p);
    }
    return 1 - Math.pow(1 - Math.log(1 - own) / sum, -2);
  }

  @Test
  void correctForTheEffectiveNumberOfKinds() {
    double own = own(5, 1.5, Math.sqrt(5.0 / 3), 4);
    assertThat(nulls().pValue(TriggerType.SPARSE, 32)).isEqualTo(corrected(own), within(1e-12));
  }

  /** Two models of each of six kinds of networks. */
  @Test
  void modelsOfOneKindAreOneWitness() {
    List<NullScore> kinds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double score = Math.exp(1 + i / 2);
      kinds.add(new NullScore(TriggerType.MASK, Optional.of("kind " + i / 2), "clean " + i, score));
    }

    double score = Math.exp(9);
    // The means 1 to 6 have the mean 3.5 and the variance 3.5; the prior is worth 4 at 0.3.
    double variance = (4 * 0.09 + 5 * 3.5) / 9 * 7 / 6;
    double own = 1 - new TDistribution(9).cumulativeProbability(5.5 / Math.sqrt(variance));
    assertThat(new NullDistributions(kinds).pValue(TriggerType.MASK, score))
        .isBetween(own - 1e-12, 1.2 * own);
  }

  @Test
  void whatCleanModelsNeverShowIsJudgedByTheLeastScoreAndSpread() {
    double own = own(Math.log(2 / 0.8), 0, 0.2, 4);
    assertThat(nulls().pValue(TriggerType.BRIGHTNESS, 2)).isEqualTo(corrected(own), within(1e-12));
  }

  /** Clean models that show nothing do not make little look like much. */
  @Test
  void neverMakeAPValueSmaller() {
    List<NullScore> nothing = new ArrayList<>();
    for (TriggerType type : TYPES) {
      for (int i = 0; i < 6; i++) {
        nothing.add(new NullScore(type, "clean " + i, 0));
      }
    }
    assertThat(new NullDistributions(nothing).pValue(TriggerType.SPARSE, 0.8))
        .isEqualTo(own(Math.log(0.8 / 0.5), 0, 0.2, 6), within(1e-12));
  }

  /** 1 in 20 of clean models is found at 0.05, whatever the number of kinds that tell nothing. */
  @Test
  void holdAmongCleanModels() {
    SplittableRandom random = new SplittableRandom(1);
    int rounds = 4000;
    int found = 0;
    for (int round = 0; round < rounds; round++) {
      List<NullScore> scores = new ArrayList<>();
      for (TriggerType type : TYPES) {
        for (int i = 0; i < 12; i++) {
          scores.add(new NullScore(type, "clean " + i, score(type, random)));
        }
      }
      NullDistributions nulls = new NullDistributions(scores);
      double least = 1;
      for (TriggerType type : TYPES) {
        least = Math.min(least, nulls.pValue(type, score(type, random)));
      }
      found += least <= 0.05 ? 1 : 0;
    }
    assertThat(found / (double) rounds).isBetween(0.035, 0.065);
  }

  /** Two kinds that vary, two that show nothing. */
  private static double score(TriggerType type, SplittableRandom random) {
    return type == TriggerType.SPARSE || type == TriggerType.PATCH
        ? Math.exp(1 + 0.4 * random.nextGaussian())
        : 0;
  }

  @Test
  void aReferenceThatIsNoWorseThanTheKnownModelsTakesNothingOff() {
    assertThat(nulls().excess(TriggerType.SPARSE, 1.5)).isZero();
    assertThat(nulls().excess(TriggerType.SPARSE, 5)).isEqualTo(2, within(1e-12));
    assertThat(nulls().excess(TriggerType.FAINT, 1)).isEqualTo(0.2, within(1e-12));
  }

  @Test
  void nothingIsNoSurprise() {
    assertThat(nulls().pValue(TriggerType.FAINT, 0)).isEqualTo(1);
    assertThat(nulls().pValue(TriggerType.FAINT, Double.NEGATIVE_INFINITY)).isEqualTo(1);
  }
}
