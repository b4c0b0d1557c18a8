package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML files of settings: at most 1 MiB, without aliases, no setting twice. */
public final class YamlFile {
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_WORD = 20_000;

  private YamlFile() {}

  /**
   * The settings of a file, in their order.
   *
   * @throws InvalidInputException if it cannot be read or holds something else
   */
  public static Map<String, Object> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(file + ": expected a YAML file, found no plain file");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidInputException(
            file + ": expected at most 1 MiB, found " + Files.size(file) + " bytes");
      }
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": cannot be read as UTF-8 text: " + FileErrors.reason(e), e);
    }
  }

  /**
   * The settings of a text, in their order; none of an empty one. A setting without a value has an
   * empty text.
   *
   * @param name of the text in errors
   * @throws InvalidInputException if it holds something else
   */
  public static Map<String, Object> parse(String text, String name) {
    requireShortWords(text, name);
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LARGEST).setMaxAliasesForCollections(0).build();
    try {
      return settings(new Load(settings).loadFromString(text), name);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
      throw new InvalidInputException(
          name + ": is not well-formed YAML" + line + ": " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new InvalidInputException(name + ": is not well-formed YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new InvalidInputException(name + ": is nested too deep", e);
    }
  }

  /** The time that the YAML parser takes grows with the square of a word's length. */
  private static void requireShortWords(String text, String name) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        start = i + 1;
      } else if (i - start >= LONGEST_WORD) {
        throw new InvalidInputException(
            "%s: expected at most %d characters without a space, found more; write each value on its own line"
                .formatted(name, LONGEST_WORD));
      }
    }
  }

  private static Map<String, Object> settings(Object content, String name) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (content != null) {
      if (!(content instanceof Map<?, ?> map)) {
        throw new InvalidInputException(name + ": expected settings, each as 'name: value'");
      }
      map.forEach((key, value) -> values.put(String.valueOf(key), value == null ? "" : value));
    }
    return values;
  }
}
