package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes whose images get the trigger.
 *
 * @param listed in ascending order, each once; empty for all classes but the target (all-to-one)
 */
public record SourceClasses(List<Integer> listed) {
  /** Every class but the target. */
  public static final SourceClasses ALL_BUT_TARGET = new SourceClasses(List.of());

  private static final String ALL = "all";

  public SourceClasses {
    listed = listed.stream().sorted().distinct().toList();
  }

  /** One or several classes. */
  public static SourceClasses of(int first, int... others) {
    return new SourceClasses(
        IntStream.concat(IntStream.of(first), IntStream.of(others)).boxed().toList());
  }

  /**
   * Reads {@code 8}, {@code 0,2} or {@code all} (all but the target).
   *
   * @throws InvalidInputException if the text is neither class indices nor {@code all}
   */
  public static SourceClasses parse(String text) {
    if (text.strip().equals(ALL)) {
      return ALL_BUT_TARGET;
    }
    try {
      return new SourceClasses(
          Arrays.stream(text.split(",", -1)).map(c -> Integer.valueOf(c.strip())).toList());
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "source: expected class indices separated by commas, or \"all\"; found \"" + text + "\"",
          e);
    }
  }

  /** The text that {@link #parse} turns into equal source classes. */
  public String spec() {
    return listed.isEmpty()
        ? ALL
        : listed.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The class indices, ascending. */
  public List<Integer> among(int classCount, int target) {
    return among(classCount, OptionalInt.of(target));
  }

  /**
   * The class indices, ascending.
   *
   * @param target the class that is no source; empty if every class is one
   */
  List<Integer> among(int classCount, OptionalInt target) {
    return listed.isEmpty()
        ? IntStream.range(0, classCount).filter(c -> c != target.orElse(-1)).boxed().toList()
        : listed;
  }
}
