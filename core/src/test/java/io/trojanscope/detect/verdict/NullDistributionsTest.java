package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.stats.PredictiveNull;
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

  private static final PredictiveNull.Prior PRIOR = new PredictiveNull.Prior(0.3, 4);

  /** One trigger type and models of some network kinds, two of each. */
  private static NullDistributions kinds(List<double[]> kinds) {
    List<NullScore> scores = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (double score : kinds.get(kind)) {
        scores.add(
            new NullScore(TriggerType.MASK, Optional.of("kind " + kind), "clean " + score, score));
      }
    }
    return new NullDistributions(scores);
  }

  /** For the number of types, each model is judged by those of the five other kinds. */
  @Test
  void modelsOfOneKindAreOneWitness() {
    List<double[]> kinds = new ArrayList<>();
    for (int kind = 1; kind <= 6; kind++) {
      kinds.add(new double[] {Math.exp(kind - 0.1), Math.exp(kind + 0.1)});
    }
    double sum = 0;
    int events = 0;
    for (double[] kind : kinds) {
      PredictiveNull others =
          PredictiveNull.ofGroups(PRIOR, kinds.stream().filter(k -> k != kind).toList());
      for (double score : kind) {
        double p = others.pValue(score);
        sum += p > 0.5 ? Math.log(2) : -Math.log(1 - p);
        events += p > 0.5 ? 0 : 1;
      }
    }

    double own = PredictiveNull.ofGroups(PRIOR, kinds).pValue(Math.exp(9));
    double corrected = 1 - Math.pow(1 - Math.log(1 - own) / sum, -events);
    assertThat(corrected).isGreaterThan(1.05 * own);
    assertThat(kinds(kinds).pValue(TriggerType.MASK, Math.exp(9)))
        .isEqualTo(corrected, within(1e-12));
  }

  /** Three kinds are too few to do without the model's own; alone, the least p-value counts. */
  @Test
  void ofFewKindsAModelIsJudgedByItsOwnToo() {
    List<double[]> kinds =
        List.of(new double[] {1.6, 1.7}, new double[] {2, 2.1}, new double[] {2.6, 2.8});

    double own = PredictiveNull.ofGroups(PRIOR, kinds).pValue(6);
    assertThat(kinds(kinds).pValue(TriggerType.MASK, 6)).isBetween(own, 3 * own);
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
