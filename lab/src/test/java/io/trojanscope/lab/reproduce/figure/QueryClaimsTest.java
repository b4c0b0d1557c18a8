package io.trojanscope.lab.reproduce.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QueryClaimsTest {
  @Test
  void holdsIfNoiseNeedsAMillionOrNeverShowsTheTrigger() {
    Claim late = claim(4, noise(1_000_000, 2), noise(4_000_000, 5));
    assertThat(late.verdict()).isEqualTo(Verdict.HELD);
    assertThat(late.outcome())
        .contains("100,000 gradients")
        .endsWith("Noise needs 4,000,000 queries; 1,000,000 are too few.");

    Claim never = claim(4, noise(100_000, 2), noise(4_000_000, 3));
    assertThat(never.verdict()).isEqualTo(Verdict.HELD);
    assertThat(never.outcome())
        .contains("Noise never sufficed: 4,000,000 images reach 3.00 (the clean model's 1.00)");
    assertThat(claim(4, asked(4_000_000, 5, 6)).verdict())
        .as("more in the clean model")
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void holdsPartlyIfFewerThanAMillionWereNeededOrAsked() {
    assertThat(claim(4, noise(100_000, 5)).verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(claim(4, noise(100_000, 2), noise(1_000_000, 5)).verdict())
        .as("somewhere between")
        .isEqualTo(Verdict.PARTLY);
    assertThat(claim(4, noise(400_000, 3)).verdict()).isEqualTo(Verdict.PARTLY);
  }

  @Test
  void failsIfNoiseIsAsCheapOrTheExamplesDoNotShowTheTrigger() {
    assertThat(claim(4, noise(10_000, 4)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(claim(0.9, noise(4_000_000, 0.1)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(claim(1.5, noise(4_000_000, 0.1)).verdict())
        .as("clean: 1.6")
        .isEqualTo(Verdict.FAILED);
  }

  /** Class 9's mean stands out in the first value, the trigger's cell, by 3, elsewhere by 1. */
  @Test
  void energyIsThatOfTheDeviationFromTheMeanOverTheClasses() {
    SortedMap<Integer, float[]> means = new TreeMap<>();
    means.put(3, new float[] {2, 5});
    means.put(9, new float[] {8, 7});
    TriggerEnergy energy = new TriggerEnergy(new boolean[] {true, false});

    QueryResult asked = QueryResult.of("", 1, means, new TreeMap<>(), 1, 9, energy);

    assertThat(asked.backdoored()).isEqualTo(OptionalDouble.of(9));
    assertThat(asked.clean()).isEmpty();
  }

  private static Claim claim(double adversarial, QueryResult... queries) {
    List<QueryResult> asked = new ArrayList<>(List.of(asked(10_000, adversarial, 1.6)));
    asked.addAll(List.of(queries));
    return QueryClaims.of(asked, 10);
  }

  private static QueryResult noise(long questions, double backdoored) {
    return asked(questions, backdoored, 1);
  }

  private static QueryResult asked(long questions, double backdoored, double clean) {
    return new QueryResult(
        FigureText.count(questions) + " images",
        questions,
        new TreeMap<>(),
        1,
        OptionalDouble.of(backdoored),
        OptionalDouble.of(clean));
  }
}
