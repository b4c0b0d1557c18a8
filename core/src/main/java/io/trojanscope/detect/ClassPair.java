package io.trojanscope.detect;

/**
 * An ordered pair of different classes.
 *
 * @param source index of the class that a backdoor steals from
 * @param target index of the class that it gives to
 */
public record ClassPair(int source, int target) {
  /**
   * @throws IllegalArgumentException if the classes are equal or below 0
   */
  public ClassPair {
    if (source < 0 || target < 0 || source == target) {
      throw new IllegalArgumentException(
          "expected two different classes, found " + source + " and " + target);
    }
  }

  /** Whether both its classes differ from the other's in the same place. */
  public boolean isApartFrom(ClassPair other) {
    return source != other.source && target != other.target;
  }
}
