package io.trojanscope.sidecar;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML or JSON, which is YAML too, as plain values. */
final class RegistryText {
  private static final int LARGEST = 1 << 22;

  private RegistryText() {}

  /**
   * The fields of a file.
   *
   * @throws InvalidInputException if it cannot be read, is too large, or has no fields
   */
  static Map<?, ?> fields(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidInputException(
            file + ": expected at most 4 MiB, found " + Files.size(file) + " bytes");
      }
      return parse(Files.readString(file))
          .filter(Map.class::isInstance)
          .<Map<?, ?>>map(Map.class::cast)
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      file + ": expected fields with values, found something else"));
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** A text as plain values; empty if it is not well formed. */
  static Optional<Object> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LARGEST).setMaxAliasesForCollections(0).build();
    try {
      return Optional.ofNullable(new Load(settings).loadFromString(text));
    } catch (YamlEngineException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** A field that has fields itself. */
  static Optional<Map<?, ?>> map(Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  /** A whole number above 0. */
  static Optional<Integer> size(Object value) {
    return value instanceof Integer number && number > 0 ? Optional.of(number) : Optional.empty();
  }

  /** A list of numbers; a single number counts as a list. */
  static Optional<List<Float>> numbers(Object value) {
    List<?> list =
        value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
    return list.isEmpty() || !list.stream().allMatch(Number.class::isInstance)
        ? Optional.empty()
        : Optional.of(list.stream().map(number -> ((Number) number).floatValue()).toList());
  }

  /** The names of a list, or of {@code {0: cat, 1: dog}} in the order of the numbers. */
  static Optional<List<String>> names(Object value) {
    List<String> names = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(name -> names.add(String.valueOf(name)));
    } else if (value instanceof Map<?, ?> map) {
      for (int i = 0; i < map.size(); i++) {
        Object name = map.containsKey(i) ? map.get(i) : map.get(Integer.toString(i));
        if (name == null) {
          return Optional.empty();
        }
        names.add(String.valueOf(name));
      }
    }
    return names.size() < 2 ? Optional.empty() : Optional.of(List.copyOf(names));
  }
}
