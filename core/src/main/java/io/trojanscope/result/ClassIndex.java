package io.trojanscope.result;

/** Checks that a class exists. */
final class ClassIndex {
  private ClassIndex() {}

  static void require(int index, int classes) {
    if (index < 0 || index >= classes) {
      throw new IllegalArgumentException(
          "expected classes from 0 to " + (classes - 1) + ", found " + index);
    }
  }
}
