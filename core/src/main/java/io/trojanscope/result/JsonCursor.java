package io.trojanscope.result;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A place in a JSON document that is being read strictly; knows how to say what is wrong there. */
final class JsonCursor {
  private static final int SHOWN = 60;
  private static final int LONG = 200;

  private static final JsonMapper RECORDS =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path file;
  private final String path;
  private final JsonNode node;

  private JsonCursor(Path file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  static JsonCursor root(Path file, JsonNode node) {
    return new JsonCursor(file, "", node);
  }

  /** Refuses anything but an object whose fields are among those named. */
  JsonCursor object(String... fields) {
    require(node.isObject(), "an object");
    List<String> known = Arrays.asList(fields);
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw new InvalidInputException(
            where() + "expected only " + String.join(", ", known) + ", found " + quoted(name));
      }
    }
    return this;
  }

  JsonCursor field(String name) {
    return optional(name)
        .orElseThrow(
            () -> new InvalidInputException(where() + "expected " + name + ", found nothing"));
  }

  Optional<JsonCursor> optional(String name) {
    require(node.isObject(), "an object");
    return Optional.ofNullable(node.get(name))
        .map(value -> new JsonCursor(file, path.isEmpty() ? name : path + "." + name, value));
  }

  /** A field that must be there; empty if it is {@code null}. */
  Optional<JsonCursor> nullable(String name) {
    return Optional.of(field(name)).filter(value -> !value.node.isNull());
  }

  List<JsonCursor> elements() {
    require(node.isArray(), "an array");
    List<JsonCursor> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new JsonCursor(file, path + "[" + i + "]", node.get(i)));
    }
    return elements;
  }

  String text() {
    require(node.isString(), "a text");
    return node.stringValue();
  }

  String sha256() {
    String text = text();
    require(ModelIdentity.isSha256(text), "64 lower-case hexadecimal digits");
    return text;
  }

  boolean flag() {
    require(node.isBoolean(), "true or false");
    return node.booleanValue();
  }

  long integer(long least, long greatest) {
    String expected = "a whole number from " + least + " to " + greatest;
    require(node.isIntegralNumber() && node.canConvertToLong(), expected);
    long value = node.longValue();
    require(value >= least && value <= greatest, expected);
    return value;
  }

  int integer(int least, int greatest) {
    return (int) integer((long) least, greatest);
  }

  OptionalInt optionalInteger(String name, int least, int greatest) {
    return optional(name)
        .map(value -> OptionalInt.of(value.integer(least, greatest)))
        .orElseGet(OptionalInt::empty);
  }

  double number() {
    require(node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number");
    return node.doubleValue();
  }

  double share() {
    require(number() >= 0 && number() <= 1, "a number from 0 to 1");
    return number();
  }

  OptionalDouble optionalDistance(String name) {
    Optional<JsonCursor> value = optional(name);
    value.ifPresent(v -> v.require(v.number() >= 0, "a finite number of at least 0"));
    return value.map(v -> OptionalDouble.of(v.number())).orElseGet(OptionalDouble::empty);
  }

  <E extends Enum<E>> E choice(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (node.isString() && constant.name().equals(node.stringValue())) {
        return constant;
      }
    }
    throw expected("one of " + Arrays.toString(type.getEnumConstants()));
  }

  SortedMap<String, String> texts() {
    require(node.isObject(), "an object of texts");
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      texts.put(entry.getKey(), field(entry.getKey()).text());
    }
    return texts;
  }

  void require(boolean condition, String expected) {
    if (!condition) {
      throw expected(expected);
    }
  }

  void require(boolean condition, String expected, String found) {
    if (!condition) {
      throw expected(expected, found);
    }
  }

  InvalidInputException expected(String expected) {
    return expected(expected, node.isContainer() ? kind() : quoted(node.toString()));
  }

  InvalidInputException expected(String expected, String found) {
    return new InvalidInputException(where() + "expected " + expected + ", found " + found);
  }

  /** The value as records, whose components are all there is and must all be there. */
  <T> T records(Class<T> type) {
    try {
      return RECORDS.treeToValue(node, type);
    } catch (JacksonException e) {
      throw new InvalidInputException(
          where() + "expected other content: " + DisplayText.label(e.getOriginalMessage(), LONG),
          e);
    }
  }

  private String kind() {
    return node.isArray() ? "an array of " + node.size() : "an object";
  }

  private String where() {
    return DisplayText.inert(file.toString())
        + ": "
        + (path.isEmpty() ? "" : DisplayText.label(path, SHOWN) + ": ");
  }

  private static String quoted(String text) {
    return DisplayText.label(text, SHOWN);
  }
}
