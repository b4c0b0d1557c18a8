package io.trojanscope.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

class KindNullsTest {
  private static final double[] SPARSE = {1, 2, 4};

  private static KindNulls nulls() {
    List<NullScore> scores = new ArrayList<>();
    for (TriggerKind kind : TriggerKind.values()) {
      for (double score : SPARSE) {
        scores.add(new NullScore(kind, "clean", kind == TriggerKind.SPARSE ? score : 0));
      }
    }
    return new KindNulls(scores);
  }

  @Test
  void correctForTheNumberOfKinds() {
    double t = Math.log(10 / 2.0) / (Math.log(2) * Math.sqrt(1 + 1.0 / 3));
    double own = 1 - new TDistribution(2).cumulativeProbability(t);
    assertThat(nulls().pValue(TriggerKind.SPARSE, 10))
        .isEqualTo(1 - Math.pow(1 - own, 4), within(1e-12));
  }

  @Test
  void whatCleanModelsNeverShowIsJudgedByTheLeastScoreAndSpread() {
    double t = Math.log(2 / 0.8) / (0.2 * Math.sqrt(1 + 1.0 / 3));
    double own = 1 - new TDistribution(2).cumulativeProbability(t);
    assertThat(nulls().pValue(TriggerKind.BRIGHTNESS, 2))
        .isEqualTo(1 - Math.pow(1 - own, 4), within(1e-12));
  }

  @Test
  void aReferenceThatIsNoWorseThanTheKnownModelsTakesNothingOff() {
    assertThat(nulls().excess(TriggerKind.SPARSE, 1.5)).isZero();
    assertThat(nulls().excess(TriggerKind.SPARSE, 5)).isEqualTo(3, within(1e-12));
    assertThat(nulls().excess(TriggerKind.FAINT, 1)).isEqualTo(0.2, within(1e-12));
  }

  @Test
  void nothingIsNoSurprise() {
    assertThat(nulls().pValue(TriggerKind.FAINT, 0)).isEqualTo(1);
    assertThat(nulls().pValue(TriggerKind.FAINT, Double.NEGATIVE_INFINITY)).isEqualTo(1);
  }
}
