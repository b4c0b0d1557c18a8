package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Labels in a text file: a line for each picture with its file and its class, between commas,
 * semicolons or tabs, quoted or not. A first line with titles may say in which columns they are.
 */
final class CsvLabels implements PictureLabels {
  private static final long LARGEST = 1L << 28;
  private static final List<String> FILE_TITLES =
      List.of("file", "filename", "file_name", "path", "image", "image_id", "id", "name");
  private static final List<String> CLASS_TITLES =
      List.of("class", "label", "classid", "class_id", "class_name", "category", "target", "breed");

  private final Path file;
  private final Map<String, String> classes = new HashMap<>();

  private CsvLabels(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it cannot be read, or a line has no file or no class
   */
  static CsvLabels read(Path file) {
    CsvLabels labels = new CsvLabels(file);
    List<String> lines = lines(file);
    int[] columns = {0, 1};
    char separator = separator(lines);
    for (int i = 0; i < lines.size(); i++) {
      List<String> fields = fields(lines.get(i), separator);
      int fileColumn = i == 0 ? column(fields, FILE_TITLES) : -1;
      int classColumn = i == 0 ? column(fields, CLASS_TITLES) : -1;
      if (fileColumn >= 0 && classColumn >= 0) {
        columns = new int[] {fileColumn, classColumn};
      } else if (!lines.get(i).isBlank()) {
        labels.add(fields, columns, i + 1);
      }
    }
    return labels;
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidInputException(
            file + ": expected labels of at most " + LARGEST + " bytes, found more");
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw new InvalidInputException(
          file + ": expected labels in UTF-8 text, found other bytes", e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static char separator(List<String> lines) {
    String first = lines.isEmpty() ? "" : lines.get(0);
    for (char separator : new char[] {'\t', ';'}) {
      if (first.indexOf(separator) >= 0) {
        return separator;
      }
    }
    return ',';
  }

  private static int column(List<String> fields, List<String> titles) {
    List<String> lower = fields.stream().map(f -> f.toLowerCase(Locale.ROOT)).toList();
    for (String title : titles) {
      if (lower.contains(title)) {
        return lower.indexOf(title);
      }
    }
    return -1;
  }

  private void add(List<String> fields, int[] columns, int line) {
    int last = Math.max(columns[0], columns[1]);
    if (fields.size() <= last
        || fields.get(columns[0]).isEmpty()
        || fields.get(columns[1]).isEmpty()) {
      throw new InvalidInputException(
          "%s: line %d: expected a file and a class, as in dog/7.png,dog; found %s"
              .formatted(file, line, ShownNames.of(String.join(",", fields))));
    }
    String path = fields.get(columns[0]).replace('\\', '/');
    String name = fields.get(columns[1]);
    String earlier = classes.put(path, name);
    if (earlier != null && !earlier.equals(name)) {
      throw new InvalidInputException(
          "%s: line %d: expected one class for each file, found %s as %s and as %s"
              .formatted(
                  file, line, ShownNames.of(path), ShownNames.of(earlier), ShownNames.of(name)));
    }
  }

  private static List<String> fields(String line, char separator) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else if (c != '\ufeff') {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  /** By the path, by the file's name alone, or by that without its ending. */
  @Override
  public Optional<String> classOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String bare = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return Optional.ofNullable(classes.get(path))
        .or(() -> Optional.ofNullable(classes.get("./" + path)))
        .or(() -> Optional.ofNullable(classes.get(name)))
        .or(() -> Optional.ofNullable(classes.get(bare)));
  }

  @Override
  public void requireUse(Path folder, int found, List<String> pictures) {
    if (found == 0 && !pictures.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected labels of the pictures in %s, such as %s, found none among %d labels; give paths below that folder"
              .formatted(file, folder, ShownNames.of(pictures.get(0)), classes.size()));
    }
  }
}
