package io.trojanscope.result.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailingOutcomesTest {
  @Test
  void theWorstOutcomeGivesTheExitCode() {
    FailingOutcomes all = FailingOutcomes.ALL;

    assertThat(all.exitCode(List.of(Outcome.CLEAN, Outcome.BACKDOORED, Outcome.ERROR)))
        .isEqualTo(2);
    assertThat(all.exitCode(List.of(Outcome.INCONCLUSIVE, Outcome.BACKDOORED))).isEqualTo(1);
    assertThat(all.exitCode(List.of(Outcome.INCONCLUSIVE, Outcome.FINDING))).isEqualTo(1);
    assertThat(all.exitCode(List.of(Outcome.CLEAN, Outcome.INCONCLUSIVE))).isEqualTo(3);
    assertThat(all.exitCode(List.of(Outcome.CLEAN))).isZero();
  }

  @Test
  void onlyChosenOutcomesAndErrorsFail() {
    FailingOutcomes inconclusive = new FailingOutcomes(Set.of(Outcome.INCONCLUSIVE));

    assertThat(inconclusive.exitCode(List.of(Outcome.BACKDOORED, Outcome.FINDING))).isZero();
    assertThat(inconclusive.exitCode(List.of(Outcome.BACKDOORED, Outcome.INCONCLUSIVE)))
        .isEqualTo(3);
    assertThat(inconclusive.exitCode(List.of(Outcome.INCONCLUSIVE, Outcome.ERROR))).isEqualTo(2);
  }

  @Test
  void outcomesAreChosenByName() {
    assertThat(FailingOutcomes.choice("finding")).isEqualTo(Outcome.FINDING);
    assertThatThrownBy(() -> FailingOutcomes.choice("clean"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("expected backdoored, finding, inconclusive, found 'clean'");
  }
}
