package io.trojanscope.detect;

/**
 * An ordered pair of different classes.
 *
 * @param source index of the class whose images the trigger is put on
 * @param target index of the class that the model then predicts
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

  /** Whether source and target both differ from those of the other pair. */
  public boolean differsInBothFrom(ClassPair other) {
    return source != other.source && target != other.target;
  }
}
