package io.trojanscope.data;

import io.trojanscope.text.DisplayText;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names of files and classes for a message: on one line, and not too many. */
final class ShownNames {
  private static final int NAMES_SHOWN = 5;
  private static final int LENGTH_SHOWN = 40;

  private ShownNames() {}

  /** The first few, with commas between. */
  static String of(Collection<String> names) {
    String first =
        names.stream().limit(NAMES_SHOWN).map(ShownNames::of).collect(Collectors.joining(", "));
    return names.size() > NAMES_SHOWN ? first + ", ..." : first;
  }

  static String of(String name) {
    return DisplayText.label(name, LENGTH_SHOWN);
  }
}
