package io.trojanscope.spec;

import java.util.OptionalInt;

/**
 * Which of a network's outputs holds the logits.
 *
 * @param position counted from 0 through nested tuples and lists; empty if not given so
 * @param name key of a dictionary; empty if not given so
 */
public record LogitsOutput(OptionalInt position, String name) {
  public LogitsOutput {
    if (position.isPresent() && !name.isEmpty()) {
      throw new IllegalArgumentException("expected a position or a name, found both");
    }
    if (position.orElse(0) < 0) {
      throw new IllegalArgumentException("expected a position of at least 0, found " + position);
    }
  }

  /** The first that has a number for each image and class; among a dictionary's, the only one. */
  public static LogitsOutput first() {
    return new LogitsOutput(OptionalInt.empty(), "");
  }

  /** As it is written: a position, or a name. */
  @Override
  public String toString() {
    return position.isPresent() ? Integer.toString(position.getAsInt()) : "'" + name + "'";
  }

  /** The one at a position. */
  public static LogitsOutput at(int position) {
    return new LogitsOutput(OptionalInt.of(position), "");
  }

  /** The one of that name. */
  public static LogitsOutput named(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("expected a name, found an empty text");
    }
    return new LogitsOutput(OptionalInt.empty(), name);
  }
}
