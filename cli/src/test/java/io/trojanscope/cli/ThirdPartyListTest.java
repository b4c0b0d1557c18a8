package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThirdPartyListTest {
  private static final List<String> FOR_TESTS_ONLY =
      List.of(
          "junit", "assertj", "byte-buddy", "opentest4j", "apiguardian", "jspecify", "archunit");

  private static final Path LIST = Path.of("src/main/distribution/THIRD-PARTY.txt");

  @Test
  void containsTheTextOfEveryLicence() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(LIST)) {
      if (line.matches("[\\w.-]+:.*") && !line.contains(" Apache-2.0 ")) {
        assertThat(line).contains(" licenses/");
      }
      if (line.contains(" licenses/")) {
        named.add(line.substring(line.lastIndexOf('/') + 1));
      }
    }

    try (Stream<Path> texts = Files.list(LIST.resolveSibling("licenses"))) {
      assertThat(texts.map(text -> text.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void listsExactlyTheLibrariesOfTheDistribution() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(LIST)) {
      if (line.matches("[\\w.-]+:.*")) {
        listed.add(line.substring(line.indexOf(':') + 1, line.indexOf(' ')));
      }
    }

    assertThat(listed).isEqualTo(libraries());
  }

  /** Artifacts on the class path, which lie at {@code .../artifact/version/file.jar}. */
  private static Set<String> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.toString().endsWith(".jar"))
        .filter(jar -> !jar.getFileName().toString().startsWith("trojanscope"))
        .map(jar -> jar.getParent().getParent().getFileName().toString())
        .filter(artifact -> FOR_TESTS_ONLY.stream().noneMatch(artifact::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
