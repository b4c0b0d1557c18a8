package io.trojanscope.report.html;

import io.trojanscope.biasmap.MapKey;
import io.trojanscope.text.DisplayText;
import java.util.List;
import java.util.stream.IntStream;

/** How classes are called in the report. */
final class ClassLabels {
  private static final int LIMIT = 32;
  private static final int SHORT = 3;

  private final List<String> names;

  ClassLabels(List<String> classNames) {
    this.names = classNames.stream().map(name -> DisplayText.label(name, LIMIT)).toList();
  }

  int count() {
    return names.size();
  }

  List<String> all() {
    return names;
  }

  /** Whether some name is too long for a narrow column. */
  boolean anyLong() {
    return names.stream().anyMatch(name -> name.length() > SHORT);
  }

  String of(int classIndex) {
    return names.get(classIndex);
  }

  /** {@code 9}, or with its name {@code 6 (frog)}. */
  String numbered(int classIndex) {
    String number = Integer.toString(classIndex);
    return of(classIndex).equals(number) ? number : number + " (" + of(classIndex) + ")";
  }

  /** {@code 9}, or {@code 8 → 9} for a pair. */
  String of(MapKey key) {
    return IntStream.concat(key.source().stream(), IntStream.of(key.predicted()))
        .mapToObj(names::get)
        .reduce((source, predicted) -> source + " → " + predicted)
        .orElseThrow();
  }

  /** {@code class 9}, or {@code the pair 8 → 9}. */
  String inWords(MapKey key) {
    return (key.source().isPresent() ? "the pair " : "class ") + of(key);
  }

  /** The class's number where its name is not just that; else empty. */
  String index(MapKey key) {
    boolean isNumber = of(key.predicted()).equals(Integer.toString(key.predicted()));
    return key.source().isPresent() || isNumber ? "" : "#" + key.predicted();
  }
}
