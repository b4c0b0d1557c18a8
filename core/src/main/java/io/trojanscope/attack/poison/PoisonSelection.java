package io.trojanscope.attack.poison;

import io.trojanscope.stats.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Which images of the source classes are poisoned, if not all of them. */
public enum PoisonSelection {
  /**
   * The first ones of the data set, as the paper's author does. If there are several classes, it
   * takes as many of each as possible, because data sets are often sorted by class.
   */
  FIRST {
    @Override
    int[] choose(int[] candidates, int count, long seed) {
      int[] chosen = Arrays.copyOf(candidates, count);
      Arrays.sort(chosen);
      return chosen;
    }
  },
  /** Random ones, without replacement. */
  RANDOM {
    @Override
    int[] choose(int[] candidates, int count, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return Arrays.stream(RandomOrder.first(count, candidates.length, random))
          .map(i -> candidates[i])
          .sorted()
          .toArray();
    }
  };

  /**
   * Chooses {@code count} of the candidates; the result is ascending.
   *
   * @param candidates ascending; for {@link #FIRST}, in the order of preference
   * @param seed of a random choice
   */
  abstract int[] choose(int[] candidates, int count, long seed);
}
