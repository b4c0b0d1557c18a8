package io.trojanscope.sidecar;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.YamlFile;
import io.trojanscope.spec.ModelSettings;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** The YAML file beside a model, under its name with {@code .yaml}: what the model does not say. */
public final class Sidecar {
  /** Name of the same text within a TorchScript archive, among the extra files. */
  public static final String EXTRA_FILE = "trojanscope.yaml";

  private static final String ENDING = ".yaml";

  private Sidecar() {}

  /** Where the file beside a model is, or would be. */
  public static Path file(Path model) {
    return model.resolveSibling(model.toAbsolutePath().getFileName() + ENDING);
  }

  /**
   * What the file beside a model says; nothing if there is none.
   *
   * @throws InvalidInputException if it cannot be read, is no YAML, or says something unknown
   */
  public static ModelSettings read(Path model) {
    Path file = file(model);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return ModelSettings.NONE;
    }
    return settings(YamlFile.read(file), file.toString());
  }

  /**
   * Reads the text of such a file.
   *
   * @param name its name in errors
   * @throws InvalidInputException if it is no YAML, or says something unknown
   */
  public static ModelSettings parse(String text, String name) {
    return settings(YamlFile.parse(text, name), name);
  }

  private static ModelSettings settings(Map<String, Object> values, String name) {
    return SettingsText.read(values, setting -> name + ": " + setting);
  }

  /** Settings as such a text. */
  public static String text(ModelSettings settings) {
    return new Dump(DumpSettings.builder().build()).dumpToString(SettingsText.write(settings));
  }
}
