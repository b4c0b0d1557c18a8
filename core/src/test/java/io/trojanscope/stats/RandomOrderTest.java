package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RandomOrderTest {
  private static final int DRAWS = 24_000;

  @Test
  void eachOrderIsAsLikelyAsAnyOther() {
    assertAllEqual(random -> RandomOrder.of(4, random), 24);
    assertAllEqual(random -> RandomOrder.fromLast(4, random::nextInt), 24);
    assertAllEqual(random -> RandomOrder.first(4, 4, random), 24);
    assertAllEqual(random -> RandomOrder.first(2, 4, random), 12);
  }

  /** Within 5 standard deviations of the expected number of draws. */
  private static void assertAllEqual(Function<SplittableRandom, int[]> order, int orders) {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(Arrays.toString(order.apply(random)), 1, Integer::sum);
    }
    double expected = (double) DRAWS / orders;
    assertThat(counts)
        .hasSize(orders)
        .allSatisfy(
            (indices, count) ->
                assertThat(Math.abs(count - expected)).isLessThan(5 * Math.sqrt(expected)));
  }

  @Test
  void moreIndicesKeepTheFirstOnes() {
    int[] all = RandomOrder.first(20, 20, new SplittableRandom(3));
    assertThat(all)
        .asInstanceOf(InstanceOfAssertFactories.INT_ARRAY)
        .startsWith(RandomOrder.first(6, 20, new SplittableRandom(3)));
  }

  @Test
  void aSeedKeepsItsOrder() {
    assertThat(RandomOrder.of(8, new SplittableRandom(1))).containsExactly(5, 4, 7, 6, 2, 0, 3, 1);
    assertThat(RandomOrder.first(4, 8, new SplittableRandom(1))).containsExactly(5, 1, 3, 0);
    assertThat(RandomOrder.fromLast(8, new SplittableRandom(1)::nextInt))
        .containsExactly(4, 7, 6, 3, 2, 1, 0, 5);
  }

  @Test
  void chosenByHand() {
    assertThat(RandomOrder.fromLast(4, bound -> 0)).containsExactly(1, 2, 3, 0);
    assertThat(RandomOrder.fromLast(4, bound -> bound - 1)).containsExactly(0, 1, 2, 3);
  }
}
