package io.trojanscope.model.loader;

import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Class names in a file of a usual name beside a model: a name a line ({@code labels.txt}), or a
 * JSON list or dictionary ({@code classes.json}).
 */
final class NamesBesideModel {
  private static final List<String> FILES =
      List.of(
          "labels.txt",
          "classes.txt",
          "class_names.txt",
          "labels.json",
          "classes.json",
          "class_names.json",
          "class_to_idx.json",
          "id2label.json");

  private static final long LARGEST = 1 << 20;

  private NamesBesideModel() {}

  /** The names of the first file that has as many as there are classes. */
  static Optional<List<String>> find(Path model, int classes) {
    return possible(model).stream()
        .filter(Files::isRegularFile)
        .map(NamesBesideModel::read)
        .filter(names -> names.size() == classes)
        .findFirst();
  }

  /** Where such files are, if there are any. */
  static List<Path> possible(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    return FILES.stream().map(folder::resolve).toList();
  }

  private static List<String> read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return List.of();
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return file.toString().endsWith(".json") ? ofJson(text) : ofLines(text);
    } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
      return List.of(); // of another kind
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /** Also lines that begin with the class's number, as in "0 cat". */
  private static List<String> ofLines(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    boolean numbered =
        IntStream.range(0, lines.size())
            .allMatch(i -> lines.get(i).matches(i + "\\s*[:,\\s]\\s*\\S.*"));
    return numbered
        ? lines.stream().map(line -> line.replaceFirst("[0-9]+\\s*[:,\\s]\\s*", "")).toList()
        : lines;
  }

  private static List<String> ofJson(String text) {
    Object value = JsonMapper.shared().readValue(text, Object.class);
    if (value instanceof List<?> list) {
      return areTexts(list.stream()) ? list.stream().map(String::valueOf).toList() : List.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return List.of();
    }
    String[] names = new String[map.size()];
    map.forEach((key, entry) -> put(names, key, entry));
    return Stream.of(names).allMatch(name -> name != null) ? List.of(names) : List.of();
  }

  private static boolean areTexts(Stream<?> values) {
    return values.allMatch(String.class::isInstance);
  }

  /** From number to name, or the other way round; ImageNet's lists have the name second. */
  private static void put(String[] names, Object key, Object entry) {
    Object name = entry instanceof List<?> pair && pair.size() == 2 ? pair.get(1) : entry;
    String number = name instanceof Integer ? String.valueOf(name) : String.valueOf(key);
    Object text = name instanceof Integer ? key : name;
    if (number.matches("[0-9]{1,6}")
        && text instanceof String known
        && Integer.parseInt(number) < names.length) {
      names[Integer.parseInt(number)] = known;
    }
  }
}
