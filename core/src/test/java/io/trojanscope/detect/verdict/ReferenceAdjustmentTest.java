package io.trojanscope.detect.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clean models score 1, 2, 4 and 8, so their median is 3. */
class ReferenceAdjustmentTest {
  private static final List<TriggerType> TYPES =
      List.of(
          TriggerType.SPARSE,
          TriggerType.PATCH,
          TriggerType.FAINT,
          TriggerType.BRIGHTNESS,
          TriggerType.MASK);

  private static final NullDistributions NULLS = nulls();

  /** The pair that leads is 0 to 1; only 2 to 3 is unrelated to it and has a trigger. */
  private static final TriggerSearchResult FOUND =
      result(
          finding(0, 1, 6, true),
          finding(0, 3, 5.9, true),
          finding(2, 1, 5.8, true),
          finding(3, 2, 5.7, false),
          finding(2, 3, 5, true));

  private static NullDistributions nulls() {
    List<NullScore> scores = new ArrayList<>();
    for (TriggerType type : TYPES) {
      for (double score : new double[] {1, 2, 4, 8}) {
        scores.add(new NullScore(type, "clean " + score, score));
      }
    }
    return new NullDistributions(scores);
  }

  private static TriggerFinding finding(
      int source, int target, double statistic, boolean converged) {
    ClassPair pair = new ClassPair(source, target);
    return new TriggerFinding(
        pair, statistic, new CandidateTrigger(pair, new float[1], new float[1], converged));
  }

  private static TriggerSearchResult result(TriggerFinding... findings) {
    return new TriggerSearchResult(TriggerType.SPARSE, new double[] {6, 1}, List.of(findings), 7);
  }

  @Test
  void withoutBackgroundNothingIsSubtracted() {
    ReferenceAdjustment none = ReferenceAdjustment.none(FOUND);
    assertThat(none.adjusted()).isSameAs(FOUND);
    assertThat(none.comparedWithReference()).isFalse();
    assertThat(none.evidence(NULLS).backgroundPValue()).isEqualTo(1);
    assertThat(none.evidence(NULLS).pValue()).isEqualTo(NULLS.pValue(TriggerType.SPARSE, 6));
  }

  @Test
  void unrelatedPairsCountByTheirExcessOverTheMedianOfCleanModels() {
    ReferenceAdjustment adjusted = ReferenceAdjustment.byUnrelatedPairs(FOUND, NULLS);
    assertThat(adjusted.background()).hasValue(5);
    assertThat(adjusted.comparedWithReference()).isFalse();
    assertThat(adjusted.adjusted().score()).isEqualTo(6 - 2, within(1e-12));
    assertThat(adjusted.adjusted().statistics()).containsExactly(6 - 2, 1 - 2);
    assertThat(adjusted.adjusted().uncappedScore()).isEqualTo(7 - 2, within(1e-12));
  }

  @Test
  void aBackgroundAsInCleanModelsTakesNothingOff() {
    TriggerSearchResult found = result(finding(0, 1, 6, true), finding(2, 3, 2.9, true));
    ReferenceAdjustment adjusted = ReferenceAdjustment.byUnrelatedPairs(found, NULLS);
    assertThat(adjusted.adjusted().score()).isEqualTo(6);
  }

  @Test
  void aSingleFindingHasNoBackground() {
    ReferenceAdjustment adjusted =
        ReferenceAdjustment.byUnrelatedPairs(result(finding(0, 1, 6, true)), NULLS);
    assertThat(adjusted.background()).hasValue(0);
    assertThat(adjusted.adjusted().score()).isEqualTo(6);
  }

  @Test
  void aReferenceCountsButForSourcesThatAreTheSuspectedTarget() {
    TriggerSearchResult swapped =
        result(
            finding(1, 0, 9, true),
            finding(2, 4, 8, false),
            finding(2, 0, 7, true),
            finding(3, 1, 6, true));
    ReferenceAdjustment adjusted = ReferenceAdjustment.byReference(FOUND, swapped, NULLS);
    assertThat(adjusted.background()).hasValue(7);
    assertThat(adjusted.comparedWithReference()).isTrue();
    assertThat(adjusted.adjusted().score()).isEqualTo(6 - 4, within(1e-12));
  }

  @Test
  void theHigherBackgroundCounts() {
    ReferenceAdjustment adjusted =
        ReferenceAdjustment.byReference(FOUND, result(finding(2, 0, 4, true)), NULLS);
    assertThat(adjusted.background()).hasValue(5);
  }

  @Test
  void otherBackdoorsDoNotExcuseATypeThatIsMeasuredAlone() {
    TriggerSearchResult masks =
        new TriggerSearchResult(
            TriggerType.MASK,
            new double[] {6, 5},
            List.of(finding(0, 1, 6, true), finding(2, 3, 5, true)));
    TriggerSearchResult swapped =
        new TriggerSearchResult(
            TriggerType.MASK, new double[] {4}, List.of(finding(2, 0, 4, true)));

    ReferenceAdjustment adjusted = ReferenceAdjustment.byReference(masks, swapped, NULLS);

    assertThat(adjusted.background()).hasValue(4);
    assertThat(adjusted.adjusted().score()).isEqualTo(6 - 1, within(1e-12));
  }

  @Test
  void theEvidenceIsOfWhatIsLeft() {
    TypeEvidence evidence = ReferenceAdjustment.byUnrelatedPairs(FOUND, NULLS).evidence(NULLS);
    assertThat(evidence.type()).isEqualTo(TriggerType.SPARSE);
    assertThat(evidence.statistic()).isEqualTo(4, within(1e-12));
    assertThat(evidence.pValue()).isEqualTo(NULLS.pValue(TriggerType.SPARSE, 4), within(1e-12));
    assertThat(evidence.backgroundPValue()).isEqualTo(NULLS.pValue(TriggerType.SPARSE, 5));
    assertThat(evidence.uncappedPValue())
        .isEqualTo(NULLS.pValue(TriggerType.SPARSE, 5), within(1e-12));
    assertThat(evidence.nulls()).extracting(NullScore::score).containsExactly(1.0, 2.0, 4.0, 8.0);
  }
}
