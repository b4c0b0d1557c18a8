package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Settings of a recipe at one place of the file. Each error names that place. */
final class RecipeFields {
  private final String place;
  private final Map<?, ?> values;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param place of the settings, such as {@code zoo.yaml: tuning}
   * @param value from the file
   */
  RecipeFields(String place, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new InvalidInputException(
          "%s: expected settings, each as 'name: value', found '%s'".formatted(place, value));
    }
    this.place = place;
    this.values = map;
  }

  private String at(String name) {
    return place + (place.endsWith(":") ? " " : ".") + name;
  }

  private Optional<Object> value(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Reads one setting.
   *
   * @param reader of its text; what it throws names the setting
   */
  <T> Optional<T> find(String name, Function<String, T> reader) {
    return value(name).map(value -> read(at(name), value, reader));
  }

  /** The same of a setting that must be there. */
  <T> T get(String name, Function<String, T> reader) {
    return find(name, reader).orElseThrow(() -> missing(name));
  }

  /** The same of a list with at least one element. */
  <T> Optional<List<T>> findList(String name, Function<String, T> reader) {
    return elements(name, (at, value) -> read(at, value, reader));
  }

  /** Settings within this one. */
  Optional<RecipeFields> findFields(String name) {
    return value(name).map(value -> new RecipeFields(at(name), value));
  }

  /** Settings within this one, which must be there. */
  RecipeFields fields(String name) {
    return findFields(name).orElseThrow(() -> missing(name));
  }

  /** A list of settings, at least one. */
  List<RecipeFields> fieldsList(String name) {
    return elements(name, RecipeFields::new).orElseThrow(() -> missing(name));
  }

  /** All settings here, each of which has settings within it. */
  Map<String, RecipeFields> all() {
    Map<String, RecipeFields> all = new LinkedHashMap<>();
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      all.put(name, fields(name));
    }
    return all;
  }

  /** Runs a check whose error names this place. */
  <T> T checked(Function<RecipeFields, T> reading) {
    try {
      return reading.apply(this);
    } catch (InvalidInputException e) {
      String start = place.endsWith(":") ? place : place + ":";
      throw e.getMessage().startsWith(place)
          ? e
          : new InvalidInputException(start + " " + e.getMessage(), e);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException if there is a setting that nobody asked for
   */
  void finish() {
    Set<String> unknown = new HashSet<>();
    values.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    unknown.removeAll(known);
    for (String name : new TreeSet<>(unknown)) {
      throw new InvalidInputException(
          at(name) + ": no such setting; known are " + String.join(", ", known));
    }
  }

  InvalidInputException missing(String name) {
    return new InvalidInputException(at(name) + ": expected a value, found none; add it");
  }

  private <T> Optional<List<T>> elements(String name, BiFunction<String, Object, T> reader) {
    Optional<Object> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof List<?> list) || list.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected a list, found '%s'".formatted(at(name), value.get()));
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.add(reader.apply(at(name) + "[" + i + "]", list.get(i)));
    }
    return Optional.of(read);
  }

  private static <T> T read(String at, Object value, Function<String, T> reader) {
    if (value == null || value instanceof List || value instanceof Map || value.equals("")) {
      throw new InvalidInputException(
          "%s: expected a text or a number, found '%s'".formatted(at, value));
    }
    try {
      return reader.apply(String.valueOf(value));
    } catch (NumberFormatException e) {
      throw new InvalidInputException("%s: expected a number, found '%s'".formatted(at, value), e);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(at + ": " + e.getMessage(), e);
    }
  }
}
