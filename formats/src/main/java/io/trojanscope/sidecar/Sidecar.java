package io.trojanscope.sidecar;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.spec.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The YAML file beside a model, under its name with {@code .yaml}: what the model does not say. */
public final class Sidecar {
  /** Name of the same text within a TorchScript archive, among the extra files. */
  public static final String EXTRA_FILE = "trojanscope.yaml";

  private static final String ENDING = ".yaml";
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_WORD = 20_000;

  private Sidecar() {}

  /**
   * What the file beside a model says; nothing if there is none.
   *
   * @throws InvalidInputException if it cannot be read, is no YAML, or says something unknown
   */
  public static ModelSettings read(Path model) {
    Path file = model.resolveSibling(model.toAbsolutePath().getFileName() + ENDING);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return ModelSettings.NONE;
    }
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
   * Reads the text of such a file.
   *
   * @param name what errors call it
   * @throws InvalidInputException if it is no YAML, or says something unknown
   */
  public static ModelSettings parse(String text, String name) {
    requireShortWords(text, name);
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LARGEST).setMaxAliasesForCollections(0).build();
    try {
      Object content = new Load(settings).loadFromString(text);
      if (content == null) {
        return ModelSettings.NONE;
      }
      if (!(content instanceof Map<?, ?> map)) {
        throw new InvalidInputException(name + ": expected settings, each as 'name: value'");
      }
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, value) -> values.put(String.valueOf(key), value == null ? "" : value));
      return SettingsText.read(values, setting -> name + ": " + setting);
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

  /** Settings as such a text. */
  public static String text(ModelSettings settings) {
    return new Dump(DumpSettings.builder().build()).dumpToString(SettingsText.write(settings));
  }
}
