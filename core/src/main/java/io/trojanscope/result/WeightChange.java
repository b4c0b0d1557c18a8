package io.trojanscope.result;

import io.trojanscope.stats.Counts;
import java.util.List;

/**
 * How the values of an initializer changed.
 *
 * @param name in the file; may hold any character
 * @param shape sizes of its axes
 * @param changed how many of its values differ
 * @param largest the largest change of a value, at least 0
 * @param relative Euclidean norm of the change over that of the values before; infinite is not
 *     possible: if all were 0, it is 1
 */
public record WeightChange(
    String name, List<Integer> shape, long changed, double largest, double relative) {
  /**
   * @throws IllegalArgumentException if a number is negative or not finite
   */
  public WeightChange {
    shape = List.copyOf(shape);
    Counts.require(0, changed);
    if (!(largest >= 0 && relative >= 0 && Double.isFinite(largest + relative))) {
      throw new IllegalArgumentException(
          "expected changes of at least 0, found " + largest + " and " + relative);
    }
  }

  /** Compares two sets of values of one shape. */
  public static WeightChange of(String name, List<Integer> shape, float[] before, float[] after) {
    long changed = 0;
    double largest = 0;
    double squares = 0;
    double squaresBefore = 0;
    for (int i = 0; i < before.length; i++) {
      double change = Math.abs((double) after[i] - before[i]);
      changed += change > 0 ? 1 : 0;
      largest = Math.max(largest, change);
      squares += change * change;
      squaresBefore += (double) before[i] * before[i];
    }
    double relative = squaresBefore == 0 ? 1 : Math.sqrt(squares / squaresBefore);
    return new WeightChange(name, shape, changed, largest, relative);
  }
}
