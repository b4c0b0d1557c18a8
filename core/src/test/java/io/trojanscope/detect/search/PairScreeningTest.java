package io.trojanscope.detect.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairScreeningTest {
  /** (0,1) (0,2) (1,0) (1,2) (2,0) (2,1). */
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(3);

  private static TriggerSizes sizes(double... sizes) {
    return new TriggerSizes(Arrays.stream(sizes).boxed().toList());
  }

  @Test
  void ranksThePairsByHowMuchSmallerTheSuspectsTriggerIs() {
    PairScreening screening =
        PairScreening.of(
            PAIRS, sizes(10, 10, 10, 10, 2, 10), List.of(sizes(10, 20, 10, 10, 16, 10)));
    assertThat(screening.candidates(2)).containsExactly(4, 1);
    assertThat(screening.ratio(4)).isEqualTo(Math.log(2 / 16.0), within(1e-12));
    assertThat(screening.ratio(0)).isZero();
  }

  @Test
  void aModelThatIsLessRobustAsAWholeDoesNotStandOut() {
    PairScreening screening =
        PairScreening.of(PAIRS, sizes(5, 5, 5, 5, 5, 5), List.of(sizes(10, 10, 10, 10, 10, 10)));
    for (int pair = 0; pair < PAIRS.size(); pair++) {
      assertThat(screening.ratio(pair)).isZero();
    }
  }

  @Test
  void severalReferencesCountByTheirGeometricMean() {
    PairScreening screening =
        PairScreening.of(
            PAIRS,
            sizes(6, 6, 6, 6, 6, 6),
            List.of(sizes(4, 6, 6, 6, 6, 6), sizes(9, 6, 6, 6, 6, 24)));
    assertThat(screening.references()[0]).isEqualTo(6, within(1e-12));
    assertThat(screening.references()[5]).isEqualTo(12, within(1e-12));
  }

  @Test
  void theSmallestTriggerKnownCounts() {
    PairScreening screening =
        PairScreening.of(PAIRS, sizes(8, 8, 8, 8, 8, 8), List.of(sizes(10, 10, 10, 10, 10, 10)));
    double median = Math.log(8 / 10.0);
    assertThat(screening.ratio(0, 4, 40)).isEqualTo(Math.log(4 / 10.0) - median, within(1e-12));
    assertThat(screening.ratio(0, 20, 5)).isEqualTo(Math.log(8 / 5.0) - median, within(1e-12));
    assertThat(screening.ratio(0, 4)).isEqualTo(Math.log(4 / 10.0) - median, within(1e-12));
  }

  @Test
  void aloneAPairIsComparedWithOthersOfItsSourceAndTarget() {
    List<ClassPair> pairs = TriggerSizes.pairs(5);
    double[] sizes =
        pairs.stream().mapToDouble(pair -> (1 + pair.source()) * (2 + pair.target())).toArray();
    int odd = pairs.indexOf(new ClassPair(1, 3));
    sizes[odd] /= 10;
    PairScreening screening = PairScreening.withoutReferences(pairs, sizes(sizes), 5);
    assertThat(screening.candidates(1)).containsExactly(odd);
    assertThat(screening.ratio(odd)).isLessThan(-1);
  }
}
