package io.trojanscope.detect.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.stats.RobustScale;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand; the triggers of the suspect are half as large as those of the reference. */
class SparseSearchResultTest {
  private static final double LN2 = Math.log(2);
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(3);
  private static final ClassPair FIRST = new ClassPair(0, 1);
  private static final ClassPair SECOND = new ClassPair(2, 0);

  @Test
  void contrastsAreAveragedAndAdded() {
    SparseFinding found =
        finding(
            SECOND,
            1,
            new PairContrast(trigger(SECOND, 2), trigger(SECOND, 8)),
            new PairContrast(trigger(SECOND, 4), trigger(SECOND, 4)));

    assertThat(found.contrast()).isCloseTo(LN2, within(1e-12));
    assertThat(found.statistic()).isCloseTo(1 + LN2, within(1e-12));
    assertThat(finding(SECOND, 1).statistic()).isEqualTo(1);
  }

  @Test
  void theSmallestTriggersOfTwoSearchesAreCompared() {
    PairContrast contrast =
        new PairContrast(trigger(FIRST, 2), trigger(FIRST, 8))
            .smallest(new PairContrast(trigger(FIRST, 3), trigger(FIRST, 4)));

    assertThat(contrast.logRatio()).isCloseTo(LN2, within(1e-12));
  }

  @Test
  void aPairWithoutAFindingCountsByItsSizesAlone() {
    TriggerSearchResult result = result(0.35);

    assertThat(result.type()).isEqualTo(TriggerType.SPARSE);
    assertThat(result.statistics())
        .containsExactly(new double[] {2, LN2, LN2, LN2, 1, LN2}, within(1e-12));
    assertThat(result.findings()).extracting(TriggerFinding::pair).containsExactly(FIRST, SECOND);
  }

  /** A spread of twice the usual one halves all statistics. */
  @Test
  void aDifferenceInMostPairsCountsLess() {
    TriggerSearchResult result = result(0.7);

    assertThat(result.statistics())
        .containsExactly(new double[] {1, LN2 / 2, LN2 / 2, LN2 / 2, 0.5, LN2 / 2}, within(1e-12));
    assertThat(result.score()).isCloseTo(1, within(1e-12));
    assertThat(result.uncappedScore()).isEqualTo(2);
  }

  private static TriggerSearchResult result(double spread) {
    double[] suspect = new double[PAIRS.size()];
    double[] references = new double[PAIRS.size()];
    Arrays.fill(suspect, 4);
    Arrays.fill(references, 8);
    PairScreening screening =
        new PairScreening(PAIRS, suspect, references, new RobustScale(0, spread));
    return new SparseSearchResult(screening, List.of(finding(SECOND, 1), finding(FIRST, 2)))
        .toTriggerSearchResult(3);
  }

  private static SparseFinding finding(ClassPair pair, double screened, PairContrast... contrasts) {
    return new SparseFinding(
        PAIRS.indexOf(pair), pair, screened, List.of(contrasts), trigger(pair, 1));
  }

  private static CandidateTrigger trigger(ClassPair pair, float size) {
    return new CandidateTrigger(pair, new float[] {size}, new float[1], true);
  }
}
