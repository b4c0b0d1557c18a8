package io.trojanscope.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Class names in the metadata of a file, as exporters write them: a Python or JSON dictionary from
 * numbers to names, such as {@code {0: 'cat', 1: 'dog'}} of Ultralytics, a list of names, or names
 * with commas between.
 */
final class StatedNames {
  private static final List<String> KEYS =
      List.of("names", "class_names", "classes", "labels", "id2label");
  private static final int LONGEST = 1 << 20;
  private static final String TEXT = "(?:'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\")";
  private static final Pattern ENTRY =
      Pattern.compile("\\G\\s*[\"']?([0-9]{1,6})[\"']?\\s*:\\s*" + TEXT + "\\s*(,|\\z)");
  private static final Pattern ELEMENT = Pattern.compile("\\G\\s*" + TEXT + "\\s*(,|\\z)");

  private StatedNames() {}

  /** The first entry that names as many classes as there are. */
  static Optional<List<String>> of(Map<String, String> metadata, int classes) {
    return KEYS.stream()
        .map(metadata::get)
        .filter(text -> text != null && text.length() <= LONGEST)
        .map(StatedNames::parse)
        .filter(names -> names.size() == classes)
        .findFirst();
  }

  /** The names in order; empty for a text of another form. */
  static List<String> parse(String text) {
    String plain = text.strip();
    if (plain.startsWith("{") && plain.endsWith("}")) {
      return entries(plain.substring(1, plain.length() - 1));
    }
    if (plain.startsWith("[") && plain.endsWith("]")) {
      return elements(plain.substring(1, plain.length() - 1));
    }
    return Stream.of(plain.split(",", -1)).map(String::strip).toList();
  }

  private static List<String> entries(String text) {
    List<String> names = new ArrayList<>();
    Matcher entry = ENTRY.matcher(text);
    int end = 0;
    while (entry.find()) {
      if (!entry.group(1).equals(Integer.toString(names.size()))) {
        return List.of();
      }
      names.add(unescaped(entry.group(2) == null ? entry.group(3) : entry.group(2)));
      end = entry.end();
    }
    return isBlankFrom(text, end) ? names : List.of();
  }

  private static List<String> elements(String text) {
    List<String> names = new ArrayList<>();
    Matcher element = ELEMENT.matcher(text);
    int end = 0;
    while (element.find()) {
      names.add(unescaped(element.group(1) == null ? element.group(2) : element.group(1)));
      end = element.end();
    }
    return isBlankFrom(text, end) ? names : List.of();
  }

  private static boolean isBlankFrom(String text, int end) {
    return text.substring(end).isBlank();
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }
}
