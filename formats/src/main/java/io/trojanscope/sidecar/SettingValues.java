package io.trojanscope.sidecar;

import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.PixelRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads the values of settings; each throws {@link IllegalArgumentException} for what it does not
 * understand.
 */
final class SettingValues {
  private static final int LONGEST_SHOWN = 60;

  private SettingValues() {}

  static ImageShape shape(Object value) {
    return ImageShape.parse(shown(String.join("x", parts(value, "x"))));
  }

  static PixelRange range(Object value) {
    List<Float> bounds = numbers(parts(value, "\\.\\."), "a range such as 0..255", value);
    if (bounds.size() != 2) {
      throw expected("a range such as 0..255", value);
    }
    return new PixelRange(bounds.get(0), bounds.get(1));
  }

  static List<Float> numbers(Object value) {
    return numbers(parts(value, ","), "a number per channel such as 0.485,0.456,0.406", value);
  }

  static List<Float> positiveNumbers(Object value) {
    List<Float> numbers = numbers(value);
    if (numbers.stream().anyMatch(number -> !(number > 0))) {
      throw expected("numbers above 0", value);
    }
    return numbers;
  }

  static List<String> names(Object value) {
    List<String> names = parts(value, ",");
    if (names.size() < 2) {
      throw expected("the names of at least 2 classes", value);
    }
    return names;
  }

  static LogitsOutput output(Object value) {
    String text = String.valueOf(value);
    if (text.matches("[0-9]{1,6}")) {
      return LogitsOutput.at(Integer.parseInt(text));
    }
    if (value instanceof List || text.isEmpty()) {
      throw expected("a position from 0 or a name", value);
    }
    return LogitsOutput.named(text);
  }

  static <E> E oneOf(E[] choices, Object value) {
    return Arrays.stream(choices)
        .filter(choice -> choice.toString().equals(String.valueOf(value).toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                expected(
                    Arrays.stream(choices).map(String::valueOf).collect(Collectors.joining(" or ")),
                    value));
  }

  /** The elements of a list, or the parts of a text, or a single number. */
  private static List<String> parts(Object value, String separator) {
    if (value instanceof List<?> list) {
      if (!list.stream().allMatch(SettingValues::isPlain)) {
        throw expected("a list of texts or numbers", value);
      }
      return list.stream().map(String::valueOf).toList();
    }
    if (!isPlain(value)) {
      throw expected("a text, a number or a list of these", value);
    }
    return Arrays.stream(String.valueOf(value).split(separator, -1)).map(String::strip).toList();
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static List<Float> numbers(List<String> parts, String expected, Object value) {
    try {
      List<Float> numbers = parts.stream().map(Float::valueOf).toList();
      if (numbers.stream().allMatch(Float::isFinite)) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw expected(expected, value);
  }

  private static IllegalArgumentException expected(String what, Object found) {
    return new IllegalArgumentException(
        "expected %s, found '%s'".formatted(what, shown(String.valueOf(found))));
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
  }
}
