package io.trojanscope.result;

import java.util.List;

/** Checks the class names of a document. */
final class ClassNames {
  private ClassNames() {}

  static List<String> checked(List<String> names) {
    if (names.size() < 2) {
      throw new IllegalArgumentException("expected at least 2 class names, found " + names.size());
    }
    return List.copyOf(names);
  }
}
