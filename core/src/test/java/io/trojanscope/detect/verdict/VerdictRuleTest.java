package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRuleTest {
  private static final double ALPHA = 0.05;
  private static final List<TriggerType> TYPES = List.of(TriggerType.values());

  /**
   * The trigger types have p-values, backgrounds and uncapped p-values in their order. A finding is
   * written as p-value, convergence and lower bound of the success rate, and its target is its
   * position. 0.05000000000000001 and 0.49999999999999994 are the neighbours of 0.05 and 0.5.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confirmed                    | 0.01 1    | 1 1    | 0.01 1    | 0.01/yes/0.9               | BACKDOORED   | 0 |
          p is exactly alpha           | 0.05      | 1      | 0.05      | 0.05/yes/0.9               | BACKDOORED   | 0 |
          p is just above alpha        | 0.05000000000000001 | 1 | 0.05000000000000001 | 0.05000000000000001/yes/0.9 | CLEAN | 0 |
          success is exactly a half    | 0.01      | 1      | 0.01      | 0.01/yes/0.5               | BACKDOORED   | 0 |
          success is just below        | 0.01      | 1      | 0.01      | 0.01/yes/0.49999999999999994 | INCONCLUSIVE | 0 | works on only 7 of 10
          not converged                | 0.01      | 1      | 0.01      | 0.01/no/0.9                | INCONCLUSIVE | 0 | did not converge
          neither                      | 0.01      | 1      | 0.01      | 0.01/no/0.1                | INCONCLUSIVE | 0 | did not converge
          second one is confirmed      | 0.01 0.02 | 1 1    | 0.01 0.02 | 0.01/no/0.9 0.02/yes/0.9   | BACKDOORED   | 1 |
          third one is confirmed       | 0.01 0.02 0.05 | 1 1 1 | 1 1 1 | 0.01/no/0.9 0.02/yes/0.1 0.05/yes/0.6 | BACKDOORED | 2 |
          first confirmed one is named | 0.01 0.02 | 1 1    | 0.01 0.02 | 0.01/yes/0.6 0.02/yes/0.9  | BACKDOORED   | 0 |
          second one is above alpha    | 0.01 0.06 | 1 1    | 0.01 0.06 | 0.01/no/0.9 0.06/yes/0.9   | INCONCLUSIVE | 0 | did not converge
          none is confirmed            | 0.01 0.02 | 1 1    | 0.01 0.02 | 0.01/yes/0.1 0.02/no/0.9   | INCONCLUSIVE | 0 | works on only 7 of 10
          found, background stands out | 0.01      | 0.01   | 0.01      | 0.01/yes/0.9               | BACKDOORED   | 0 |
          nothing found                | 0.5 0.6   | 1 1    | 0.5 0.6   | 0.5/yes/0.9                | CLEAN        | 0 |
          nothing found, no trigger    | 0.5       | 1      | 0.5       | 0.5/no/0                   | CLEAN        | 0 |
          background stands out        | 0.5       | 0.01   | 0.5       | 0.5/yes/0.9                | INCONCLUSIVE | 0 | several backdoors
          background of another type   | 0.5 0.6   | 1 0.01 | 0.5 0.6   | 0.5/yes/0.9                | INCONCLUSIVE | 0 | several backdoors
          background is exactly alpha  | 0.5       | 0.05   | 0.5       | 0.5/yes/0.9                | INCONCLUSIVE | 0 | several backdoors
          background is just above     | 0.5       | 0.05000000000000001 | 0.5 | 0.5/yes/0.9        | CLEAN        | 0 |
          models differ in most pairs  | 0.5       | 1      | 0.01      | 0.5/yes/0.9                | INCONCLUSIVE | 0 | differs from the references
          another type was capped      | 0.5 0.6   | 1 1    | 0.5 0.01  | 0.5/yes/0.9                | INCONCLUSIVE | 0 | differs from the references
          uncapped is exactly alpha    | 0.5       | 1      | 0.05      | 0.5/yes/0.9                | INCONCLUSIVE | 0 | differs from the references
          uncapped is just above       | 0.5       | 1      | 0.05000000000000001 | 0.5/yes/0.9      | CLEAN        | 0 |
          background before cap        | 0.5       | 0.01   | 0.01      | 0.5/yes/0.9                | INCONCLUSIVE | 0 | several backdoors
          """)
  void everyWayOut(
      String name,
      String pValues,
      String backgrounds,
      String uncapped,
      String findings,
      Verdict verdict,
      int named,
      String reason) {
    Evidence evidence =
        evidence(numbers(pValues), numbers(backgrounds), numbers(uncapped), findings);

    Decision decision = VerdictRule.decide(evidence, ALPHA);

    assertThat(decision.verdict()).isEqualTo(verdict);
    assertThat(decision.named().target()).isEqualTo(named);
    assertThat(decision.pValue()).isEqualTo(evidence.pValue());
    if (reason == null) {
      assertThat(decision.reasons()).isEmpty();
    } else {
      assertThat(decision.reasons()).singleElement().asString().contains(reason);
    }
    assertThat(VerdictRule.decide(evidence, ALPHA)).isEqualTo(decision);
  }

  /** The columns are those above; one obstacle is met. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confirmed by forward passes  | 0.01 | 1    | 0.01 | 0.01/yes/0.9 | BACKDOORED   |
          trigger fails                | 0.01 | 1    | 0.01 | 0.01/yes/0.1 | INCONCLUSIVE | works on only 7 of 10
          not converged                | 0.01 | 1    | 0.01 | 0.01/no/0.9  | INCONCLUSIVE | did not converge
          works, but p is above alpha  | 0.06 | 1    | 0.06 | 0.06/yes/0.9 | INCONCLUSIVE |
          nothing found                | 0.5  | 1    | 0.5  | 0.5/no/0     | INCONCLUSIVE |
          background stands out        | 0.5  | 0.01 | 0.5  | 0.5/yes/0.9  | INCONCLUSIVE | several backdoors
          """)
  void withAnObstacleNothingIsClean(
      String name,
      String pValues,
      String backgrounds,
      String uncapped,
      String findings,
      Verdict verdict,
      String secondReason) {
    Evidence evidence =
        evidence(numbers(pValues), numbers(backgrounds), numbers(uncapped), findings)
            .withObstacles(List.of("gradients are wrong"));

    Decision decision = VerdictRule.decide(evidence, ALPHA);

    assertThat(decision.verdict()).isEqualTo(verdict);
    if (verdict == Verdict.BACKDOORED) {
      assertThat(decision.reasons()).isEmpty();
    } else {
      assertThat(decision.reasons()).first().isEqualTo("gradients are wrong");
      assertThat(decision.reasons()).hasSize(secondReason == null ? 1 : 2);
      assertThat(decision.reasons().get(decision.reasons().size() - 1))
          .contains(secondReason == null ? "gradients are wrong" : secondReason);
    }
  }

  @Test
  void aStricterLevelClearsWhatALaxerOneFlags() {
    Evidence evidence = evidence(numbers("0.01"), numbers("1"), numbers("0.01"), "0.01/yes/0.9");
    assertThat(VerdictRule.decide(evidence, 0.05).verdict()).isEqualTo(Verdict.BACKDOORED);
    assertThat(VerdictRule.decide(evidence, 0.001).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void evidenceForAStricterLevelIsRefused() {
    Evidence evidence = evidence(numbers("0.5"), numbers("1"), numbers("0.5"), "0.5/yes/0.9");
    assertThatThrownBy(() -> VerdictRule.decide(evidence, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("0.05", "0.1");
  }

  @Test
  void theResultIsOfTheNamedFinding() {
    Evidence evidence =
        evidence(numbers("0.001 0.02"), numbers("1 1"), numbers("1 1"), "0.001/no/0 0.02/yes/0.9");
    ScanConfig config = new ScanConfig(Effort.QUICK, ALPHA, 1);

    ScanFindings result = VerdictRule.judge(ScanMode.REFERENCE, config, evidence);

    assertThat(result.verdict()).isEqualTo(Verdict.BACKDOORED);
    assertThat(result.pValue()).isEqualTo(0.001);
    assertThat(result.score()).isEqualTo(3);
    assertThat(result.target()).hasValue(1);
    assertThat(result.source()).hasValue(9);
    assertThat(result.trigger().orElseThrow().type()).isEqualTo(TriggerType.PATCH);
    assertThat(result.statistic()).hasValue(evidence.findings().get(1).statistic());
    assertThat(result.nulls()).isEqualTo(evidence.of(TriggerType.PATCH).nulls());
    assertThat(result.pairs()).isEqualTo(evidence.pairs());
    assertThat(result.mode()).isEqualTo(ScanMode.REFERENCE);
  }

  @Test
  void aTriggerForAllSourcesHasNoSource() {
    BackdoorFinding single = finding(0, "0.01/yes/0.9");
    BackdoorFinding all = new BackdoorFinding(1, 0.01, true, true, single.trigger());
    assertThat(single.source()).hasValue(9);
    assertThat(all.source()).isEmpty();
  }

  @Test
  void withoutASearchNothingIsDecided() {
    ScanConfig config = new ScanConfig(Effort.QUICK, ALPHA, 1);

    ScanFindings result =
        VerdictRule.withoutSearch(ScanMode.REFERENCE, config, List.of("too few classes"));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reasons()).containsExactly("too few classes");
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.score()).isZero();
    assertThat(result.statistic()).isEmpty();
    assertThat(result.target()).isEmpty();
    assertThatThrownBy(() -> VerdictRule.withoutSearch(ScanMode.REFERENCE, config, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("why nothing was searched");
  }

  private static double[] numbers(String text) {
    return List.of(text.split(" ", -1)).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static Evidence evidence(
      double[] pValues, double[] backgrounds, double[] uncapped, String findings) {
    List<TypeEvidence> types = new ArrayList<>();
    for (int i = 0; i < pValues.length; i++) {
      TriggerType type = TYPES.get(i);
      List<NullScore> nulls = List.of(new NullScore(type, "clean", 0.3));
      types.add(new TypeEvidence(type, 2.5, pValues[i], backgrounds[i], uncapped[i], nulls));
    }
    List<BackdoorFinding> found = new ArrayList<>();
    for (String finding : findings.split(" ", -1)) {
      found.add(finding(found.size(), finding));
    }
    PairStatistic pair =
        new PairStatistic(new ClassPair(9, 0), TriggerType.SPARSE, 1, pValues[0], true);
    return new Evidence(ALPHA, types, found, List.of(pair));
  }

  private static BackdoorFinding finding(int target, String text) {
    String[] parts = text.split("/", -1);
    TriggerSuccessRate success = new TriggerSuccessRate(7, 10, Double.parseDouble(parts[2]), 1);
    RecoveredTrigger trigger =
        new RecoveredTrigger(
            TYPES.get(target),
            new ClassPair(9, target),
            new float[0],
            new float[0],
            1,
            Optional.empty(),
            Optional.empty(),
            false,
            success,
            Optional.empty());
    return new BackdoorFinding(
        2.5 + target, Double.parseDouble(parts[0]), parts[1].equals("yes"), false, trigger);
  }
}
