package io.trojanscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the command knows the names of its options; errors elsewhere carry a setting. */
class OptionNamesTest {
  private static final Pattern OPTION = Pattern.compile("\"[^\"]*(?<![-\\w])--[a-z][^\"]*\"");

  /** Files that name options of other programs: of those that confine workers, and of exporters. */
  private static final Set<String> OF_OTHER_PROGRAMS =
      Set.of(
          "Confinement.java",
          "ForeignFormat.java",
          "Isolation.java",
          "Sandbox.java",
          "WorkerCommand.java",
          "WorkerProcess.java");

  @Test
  void onlyTheCommandNamesOptions() throws IOException {
    assertThat(texts("formats", "core", "lab")).isEmpty();
  }

  @Test
  void findsOptionsWhereThereAreSome() throws IOException {
    assertThat(texts("cli")).contains("\"--input-shape\"");
  }

  private static List<String> texts(String... modules) throws IOException {
    Stream.Builder<String> found = Stream.builder();
    for (String module : modules) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !OF_OTHER_PROGRAMS.contains(file.getFileName().toString()))
            .flatMap(OptionNamesTest::texts)
            .forEach(found);
      }
    }
    return found.build().toList();
  }

  private static Stream<String> texts(Path source) {
    try {
      return Files.readAllLines(source).stream()
          .flatMap(line -> OPTION.matcher(line).results().map(match -> match.group()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
