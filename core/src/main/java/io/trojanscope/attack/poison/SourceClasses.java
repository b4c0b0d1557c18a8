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
   * Reads {@code 8}, {@code 0,2}, {@code cat,dog} or {@code all} (all but the target).
   *
   * @param classNames of the model; see {@link ClassChoice}
   * @throws InvalidInputException if the text names a class that does not exist
   */
  public static SourceClasses parse(String text, List<String> classNames) {
    return parse("source", text, classNames);
  }

  /**
   * The same for another setting.
   *
   * @param setting that names the classes, such as {@code second-source}
   * @throws InvalidInputException if the text names a class that does not exist
   */
  public static SourceClasses parse(String setting, String text, List<String> classNames) {
    return text.strip().equals(ALL) && !classNames.contains(ALL)
        ? ALL_BUT_TARGET
        : new SourceClasses(
            Arrays.stream(text.split(",", -1))
                .map(part -> ClassChoice.parse(setting, part, classNames))
                .toList());
  }

  /**
   * Checks that the target is none of these classes.
   *
   * @throws InvalidInputException if it is
   */
  public void requireApartFrom(int target) {
    if (listed.contains(target)) {
      throw InvalidInputException.fixedBy(
          "target",
          "target: expected a class that is not a source class, found %d as both; choose another"
              .formatted(target));
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
