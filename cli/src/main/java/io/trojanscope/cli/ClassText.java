package io.trojanscope.cli;

import io.trojanscope.text.DisplayText;
import java.util.List;
import java.util.OptionalInt;

/** How classes are called on the terminal. */
final class ClassText {
  private static final int LIMIT = 24;

  private final List<String> names;

  ClassText(List<String> classNames) {
    this.names = classNames;
  }

  /** {@code 9}, or with its name {@code 6 (frog)}. */
  String of(int classIndex) {
    String number = Integer.toString(classIndex);
    String name = names.get(classIndex);
    return name.equals(number) ? number : number + " (" + cut(DisplayText.inert(name)) + ")";
  }

  /** The same, or another text where there is no class. */
  String of(OptionalInt classIndex, String none) {
    return classIndex.isPresent() ? of(classIndex.getAsInt()) : none;
  }

  private static String cut(String name) {
    return name.length() <= LIMIT ? name : name.substring(0, LIMIT - 3) + "...";
  }
}
