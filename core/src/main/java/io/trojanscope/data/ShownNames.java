package io.trojanscope.data;

import io.trojanscope.text.DisplayText;
import java.util.Collection;

/** Names of files and classes for a message: on one line, and not too many. */
final class ShownNames {
  private static final int NAMES_SHOWN = 5;
  private static final int LENGTH_SHOWN = 40;

  private ShownNames() {}

  /** The first few, with commas between, and how many more there are. */
  static String of(Collection<String> names) {
    return DisplayText.list(names.stream().map(ShownNames::of).toList(), NAMES_SHOWN);
  }

  static String of(String name) {
    return DisplayText.label(name, LENGTH_SHOWN);
  }
}
