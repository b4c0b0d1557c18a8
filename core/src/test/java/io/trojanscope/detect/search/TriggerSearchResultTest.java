package io.trojanscope.detect.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerSearchResultTest {
  private static final TriggerSearchResult FOUND =
      new TriggerSearchResult(
          TriggerType.PATCH,
          new double[6],
          List.of(
              finding(1, 0, 0.5, true),
              finding(0, 2, 3, true),
              finding(1, 2, 2, true),
              finding(2, 1, 1.5, false)));

  private static TriggerFinding finding(int source, int target, double statistic, boolean works) {
    ClassPair pair = new ClassPair(source, target);
    return new TriggerFinding(
        pair, statistic, new CandidateTrigger(pair, new float[1], new float[1], works));
  }

  @Test
  void theScoreIsTheWorstPairs() {
    assertThat(FOUND.score()).isEqualTo(3);
    assertThat(FOUND.minus(1).score()).isEqualTo(2);
  }

  @Test
  void theHighestElsewhereIsOfAWorkingTriggerOfAnotherSourceAndTarget() {
    assertThat(FOUND.highest(FOUND.worst().pair()::differsInBothFrom)).hasValue(0.5);
    assertThat(FOUND.highest(pair -> pair.source() == 2)).isEmpty();
  }
}
