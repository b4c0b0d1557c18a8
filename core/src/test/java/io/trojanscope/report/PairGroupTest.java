package io.trojanscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.TriggerType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairGroupTest {
  private static PairStatistic pair(int source, int target, TriggerType type, double statistic) {
    return new PairStatistic(new ClassPair(source, target), type, statistic, 0.01, true);
  }

  private static List<String> sources(int classes, List<PairStatistic> pairs) {
    return PairGroup.of(pairs).stream().map(g -> g.sources(classes, c -> "c" + c)).toList();
  }

  @Test
  void pairsOfOneTargetWithTheSameNumbersAreOneGroup() {
    List<PairStatistic> pairs =
        List.of(
            pair(2, 1, TriggerType.PATCH, 3),
            pair(0, 1, TriggerType.PATCH, 3),
            pair(0, 2, TriggerType.PATCH, 3),
            pair(3, 1, TriggerType.SPARSE, 3),
            pair(4, 1, TriggerType.PATCH, 2));

    assertThat(sources(5, pairs)).containsExactly("c2, c0", "c0", "c3", "c4");
    assertThat(PairGroup.of(pairs).get(0).first()).isEqualTo(pairs.get(0));
  }

  @Test
  void manySourcesAreCountedAndAllAreSaid() {
    Stream<PairStatistic> toZero =
        IntStream.range(1, 6).mapToObj(source -> pair(source, 0, TriggerType.PATCH, 3));

    List<PairStatistic> pairs = toZero.toList();

    assertThat(sources(6, pairs)).containsExactly("all other classes");
    assertThat(sources(7, pairs)).containsExactly("5 classes");
  }

  /** With two classes, the other one is named. */
  @Test
  void oneSourceIsNamed() {
    assertThat(sources(2, List.of(pair(1, 0, TriggerType.PATCH, 3)))).containsExactly("c1");
  }
}
