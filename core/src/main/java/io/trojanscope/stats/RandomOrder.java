package io.trojanscope.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Indices in random order (Fisher and Yates; Durstenfeld 1964). Each method draws other numbers, so
 * one cannot replace another without changing the results of a seed.
 */
public final class RandomOrder {
  private RandomOrder() {}

  /** All indices below {@code size}; inserts each at a random place among those before it. */
  public static int[] of(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }

  /** Distinct indices below {@code size}; asking for more keeps the first ones. */
  public static int[] first(int count, int size, SplittableRandom random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = 0; i < count; i++) {
      swap(order, i, random.nextInt(i, size));
    }
    return Arrays.copyOf(order, count);
  }

  /**
   * All indices below {@code size}; chooses the last one first.
   *
   * @param draw returns a random number from 0 to its argument - 1
   */
  public static int[] fromLast(int size, IntUnaryOperator draw) {
    int[] order = IntStream.range(0, size).toArray();
    for (int last = size - 1; last > 0; last--) {
      swap(order, last, draw.applyAsInt(last + 1));
    }
    return order;
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
