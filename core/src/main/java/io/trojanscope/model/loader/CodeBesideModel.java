package io.trojanscope.model.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files beside a model that other programs would run when they load it. */
final class CodeBesideModel {
  private static final int MOST = 5;

  private CodeBesideModel() {}

  /** A line for each of the first of them. */
  static List<String> warnings(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(CodeBesideModel::isCode)
          .sorted()
          .limit(MOST)
          .map(
              file ->
                  "%s: is in the model's folder; other programs would run it, but Trojanscope does not read it"
                      .formatted(model.resolveSibling(file.getFileName())))
          .toList();
    } catch (IOException e) {
      // The model itself could be read; what lies beside it is then out of everybody's reach.
      return List.of();
    }
  }

  private static boolean isCode(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jar") || name.equals("serving.properties");
  }
}
