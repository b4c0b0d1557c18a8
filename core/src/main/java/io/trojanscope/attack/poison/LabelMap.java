package io.trojanscope.attack.poison;

import java.util.OptionalInt;

/** The class that an image with the trigger is to be taken for. */
public sealed interface LabelMap {
  /** Each class becomes the next one, and the last one the first: all-to-all. */
  LabelMap NEXT = new Next();

  /** Every image becomes one class. */
  static LabelMap to(int target) {
    return new ToTarget(target);
  }

  /** The class that images of a class become. */
  int of(int label, int classCount);

  /** The one class that all images become; empty if that depends on the image's class. */
  OptionalInt target();

  /**
   * All images become one class.
   *
   * @param index of the class
   */
  record ToTarget(int index) implements LabelMap {
    @Override
    public int of(int label, int classCount) {
      return index;
    }

    @Override
    public OptionalInt target() {
      return OptionalInt.of(index);
    }
  }

  /** Class y becomes (y + 1) mod K, the all-to-all attack of Gu et al., "BadNets", 2017. */
  record Next() implements LabelMap {
    @Override
    public int of(int label, int classCount) {
      return (label + 1) % classCount;
    }

    @Override
    public OptionalInt target() {
      return OptionalInt.empty();
    }
  }
}
