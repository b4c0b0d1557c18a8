package io.trojanscope.detect.verdict;

import static io.trojanscope.detect.TriggerType.BRIGHTNESS;
import static io.trojanscope.detect.TriggerType.FAINT;
import static io.trojanscope.detect.TriggerType.MASK;
import static io.trojanscope.detect.TriggerType.PATCH;
import static io.trojanscope.detect.TriggerType.SPARSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** On scores that are made up: 5 and more stand out at 0.05, up to 1 do not. */
class EvidenceSearchTest {
  private static final List<TriggerType> TYPES =
      List.of(TriggerType.SPARSE, TriggerType.PATCH, TriggerType.FAINT, TriggerType.BRIGHTNESS);

  private static final double ALPHA = 0.05;
  private static final NullDistributions NULLS = nulls();
  private static final int CLASSES = 3;

  private final List<String> calls = new ArrayList<>();

  private static NullDistributions nulls() {
    List<NullScore> scores = new ArrayList<>();
    for (TriggerType type : TYPES) {
      for (double score : new double[] {0.8, 0.9, 1, 1.1, 1.2}) {
        scores.add(new NullScore(type, "clean " + score, score));
      }
    }
    return new NullDistributions(scores);
  }

  private static TriggerSearchResult result(TriggerType type, double score) {
    ClassPair pair = new ClassPair(0, 1);
    CandidateTrigger trigger = new CandidateTrigger(pair, new float[1], new float[1], true);
    double[] statistics = {score, score / 2, 0, 0, 0, 0};
    return new TriggerSearchResult(
        type, statistics, List.of(new TriggerFinding(pair, score, trigger)));
  }

  /** Measurements with given scores that take down what they are asked for. */
  private class Scripted implements Measurements {
    private final Map<TriggerType, Double> suspect;
    private final Map<TriggerType, Double> reference;
    private final Set<TriggerType> confirmed;

    Scripted(
        Map<TriggerType, Double> suspect,
        Map<TriggerType, Double> reference,
        Set<TriggerType> confirmed) {
      this.suspect = suspect;
      this.reference = reference;
      this.confirmed = confirmed;
    }

    @Override
    public int classes() {
      return CLASSES;
    }

    @Override
    public List<TriggerSearchResult> searchSuspect() {
      return TYPES.stream().map(type -> result(type, suspect.get(type))).toList();
    }

    @Override
    public boolean hasReference() {
      return !reference.isEmpty();
    }

    @Override
    public TriggerSearchResult searchReference(TriggerType type) {
      calls.add("reference " + type);
      return result(type, reference.get(type));
    }

    @Override
    public BackdoorFinding recover(TriggerType type, TriggerFinding found, double pValue) {
      calls.add("recover " + type);
      TriggerSuccessRate success =
          new TriggerSuccessRate(0, 0, confirmed.contains(type) ? 0.9 : 0, 1);
      return new BackdoorFinding(
          found.statistic(),
          pValue,
          true,
          false,
          new RecoveredTrigger(
              type,
              found.pair(),
              new float[0],
              new float[0],
              1,
              Optional.empty(),
              Optional.empty(),
              false,
              success,
              Optional.empty()));
    }
  }

  private static Map<TriggerType, Double> scores(
      double sparse, double patch, double faint, double brightness) {
    return Map.of(SPARSE, sparse, PATCH, patch, FAINT, faint, BRIGHTNESS, brightness);
  }

  private Evidence search(
      Map<TriggerType, Double> suspect,
      Map<TriggerType, Double> reference,
      Set<TriggerType> confirmed) {
    return new EvidenceSearch(new Scripted(suspect, reference, confirmed), NULLS, ALPHA).search();
  }

  private static List<TriggerType> order(Evidence evidence) {
    return evidence.types().stream().map(TypeEvidence::type).toList();
  }

  @Test
  void whereNothingStandsOutNoReferenceIsSearched() {
    Evidence evidence =
        search(scores(0.5, 1, 0, 0), scores(9, 9, 9, 9), EnumSet.noneOf(TriggerType.class));
    assertThat(calls).containsExactly("recover PATCH");
    assertThat(evidence.findings()).hasSize(1);
    assertThat(evidence.pValue()).isGreaterThan(ALPHA);
    assertThat(evidence.of(PATCH).backgroundPValue()).isEqualTo(1);
  }

  @Test
  void onlyTheLeadingTypeIsSearchedInTheReferenceIfItsTriggerIsConfirmed() {
    Evidence evidence = search(scores(5, 9, 6, 0), scores(1, 1, 1, 1), EnumSet.of(PATCH));
    assertThat(calls).containsExactly("reference PATCH", "recover PATCH");
    assertThat(order(evidence)).containsExactly(PATCH, FAINT, SPARSE, BRIGHTNESS);
    assertThat(evidence.findings().get(0).pValue()).isEqualTo(evidence.pValue());
  }

  @Test
  void whatStandsOutInTheReferenceTooNoLongerLeads() {
    Evidence evidence = search(scores(0, 9, 6, 0), scores(1, 9, 1, 1), EnumSet.of(FAINT));
    assertThat(calls).containsExactly("reference PATCH", "reference FAINT", "recover FAINT");
    assertThat(evidence.of(PATCH).statistic()).isEqualTo(1);
    assertThat(evidence.of(PATCH).backgroundPValue()).isLessThanOrEqualTo(ALPHA);
    assertThat(evidence.findings().get(0).type()).isEqualTo(FAINT);
  }

  @Test
  void whereTheLeadingTriggerIsNotConfirmedOthersAreRecovered() {
    Evidence evidence = search(scores(7, 9, 6, 1), scores(1, 1, 6, 1), EnumSet.of(SPARSE));
    assertThat(calls)
        .containsExactly(
            "reference PATCH",
            "recover PATCH",
            "reference SPARSE",
            "recover SPARSE",
            "reference FAINT");
    assertThat(evidence.findings())
        .extracting(BackdoorFinding::type)
        .containsExactly(PATCH, SPARSE);
    assertThat(evidence.of(FAINT).pValue()).isGreaterThan(ALPHA);
  }

  /** Two backdoors, 0 to 1 and 2 to 0, of a type that is measured in each model alone. */
  @Test
  void anotherBackdoorDoesNotHideOne() {
    TriggerSearchResult two =
        new TriggerSearchResult(
            MASK,
            new double[CLASSES * (CLASSES - 1)],
            List.of(
                result(MASK, 9).worst(),
                new TriggerFinding(
                    new ClassPair(2, 0),
                    8.9,
                    new CandidateTrigger(new ClassPair(2, 0), new float[1], new float[1], true))));
    NullDistributions nulls =
        new NullDistributions(
            DoubleStream.of(0.8, 0.9, 1, 1.1, 1.2)
                .mapToObj(score -> new NullScore(MASK, "clean", score))
                .toList());
    Measurements measurements =
        new Scripted(Map.of(), Map.of(MASK, 1.0), EnumSet.of(MASK)) {
          @Override
          public List<TriggerSearchResult> searchSuspect() {
            return List.of(two);
          }
        };

    Evidence evidence = new EvidenceSearch(measurements, nulls, ALPHA).search();

    assertThat(calls).containsExactly("reference MASK", "recover MASK");
    assertThat(evidence.of(MASK).statistic()).isEqualTo(9);
    assertThat(evidence.of(MASK).backgroundPValue()).isGreaterThan(ALPHA);
  }

  @Test
  void withoutAReferenceNothingIsAdjusted() {
    Evidence evidence = search(scores(0, 9, 0, 0), Map.of(), EnumSet.of(PATCH));
    assertThat(calls).containsExactly("recover PATCH");
    assertThat(evidence.of(PATCH).statistic()).isEqualTo(9);
    assertThat(evidence.of(PATCH).backgroundPValue()).isEqualTo(1);
  }

  @Test
  void equalPValuesKeepTheOrderOfTheTypes() {
    Evidence evidence =
        search(scores(0, 0, 0, 0), scores(0, 0, 0, 0), EnumSet.noneOf(TriggerType.class));
    assertThat(order(evidence)).containsExactlyElementsOf(TYPES);
  }

  @Test
  void everyPairHasItsMostSuspiciousType() {
    Evidence evidence = search(scores(5, 9, 0, 0), Map.of(), EnumSet.of(PATCH));
    assertThat(evidence.pairs()).hasSize(CLASSES * (CLASSES - 1));
    PairStatistic first = evidence.pairs().get(0);
    assertThat(first.pair()).isEqualTo(new ClassPair(0, 1));
    assertThat(first.type()).isEqualTo(PATCH);
    assertThat(first.pValue()).isEqualTo(NULLS.pValue(PATCH, 9));
    assertThat(first.statistic()).isEqualTo(-Math.log10(first.pValue()));
    assertThat(evidence.pairs())
        .isSortedAccordingTo((a, b) -> Double.compare(a.pValue(), b.pValue()));
  }
}
