package io.trojanscope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** The Javadoc of the types that {@code docs/library.md} lists. */
final class ApiDocumentation {
  private static final Pattern ROW =
      Pattern.compile("\\| `(io\\.trojanscope[\\w.]*)` \\| (.*) \\|");
  private static final Pattern TYPE = Pattern.compile("`(\\w+)`");
  private static final List<String> MODULES = List.of("formats", "core");

  private ApiDocumentation() {}

  /**
   * Writes it.
   *
   * @param root of the repository
   * @param classPath what the sources need
   * @throws IllegalStateException if Javadoc fails
   */
  static void write(Path root, String classPath, Path out) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                out.toString(),
                "-classpath",
                classPath,
                "-encoding",
                "UTF-8",
                "-windowtitle",
                "Trojanscope",
                "-doctitle",
                "Trojanscope as a library",
                "-Xdoclint:none",
                "-notimestamp",
                "-quiet"));
    sources(root).forEach(source -> arguments.add(source.toString()));
    int exitCode =
        ToolProvider.findFirst("javadoc")
            .orElseThrow(() -> new IllegalStateException("expected a JDK, found no javadoc"))
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (exitCode != 0) {
      throw new IllegalStateException("javadoc ended with exit code " + exitCode);
    }
  }

  /** The source files of the types, and of the descriptions of their packages. */
  static List<Path> sources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("docs/library.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        sources.add(source(root, row.group(1), "package-info"));
        TYPE.matcher(row.group(2))
            .results()
            .forEach(type -> sources.add(source(root, row.group(1), type.group(1))));
      }
    }
    return sources;
  }

  private static Path source(Path root, String packageName, String type) {
    String path = "src/main/java/" + packageName.replace('.', '/') + "/" + type + ".java";
    return MODULES.stream()
        .map(module -> root.resolve(module).resolve(path))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "docs/library.md: expected types of %s, found no source of %s.%s"
                        .formatted(MODULES, packageName, type)));
  }
}
