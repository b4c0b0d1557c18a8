package io.trojanscope.spec;

import java.util.OptionalInt;

/**
 * Which of a network's outputs holds the logits.
 *
 * @param position counted from 0 through nested tuples and lists; empty if not given so
 * @param name key of a dictionary; empty if not given so
 */
public record LogitsOutput(OptionalInt position, String name) {
  /**
   * @throws IllegalArgumentException if both are given, or the position is below 0
   */
  public LogitsOutput {
    if (position.isPresent() && !name.isEmpty()) {
      throw new IllegalArgumentException("expected a position or a name, found both");
    }
    if (position.orElse(0) < 0) {
      throw new IllegalArgumentException("expected a position of at least 0, found " + position);
    }
  }

  /** Takes the first output of shape images x classes; of a dictionary, the only such entry. */
  public static LogitsOutput first() {
    return new LogitsOutput(OptionalInt.empty(), "");
  }

  /** As it is written: a position, or a name. */
  @Override
  public String toString() {
    return position.isPresent() ? Integer.toString(position.getAsInt()) : "'" + name + "'";
  }

  /**
   * Takes the output at a position.
   *
   * @param position from 0, counted through nested tuples and lists
   */
  public static LogitsOutput at(int position) {
    return new LogitsOutput(OptionalInt.of(position), "");
  }

  /**
   * Takes the dictionary entry of that name.
   *
   * @param name not empty
   */
  public static LogitsOutput named(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("expected a name, found an empty text");
    }
    return new LogitsOutput(OptionalInt.empty(), name);
  }
}
