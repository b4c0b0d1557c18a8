package io.trojanscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name files and classes that exist. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern LINK_TO_A_HEADING =
      Pattern.compile("\\]\\(((?:[^)#:]+\\.md)?)#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CLASS_OF_A_TERM = Pattern.compile("\\| `(\\w+)` \\|\n");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> broken =
        documents()
            .flatMap(
                document ->
                    LINK.matcher(text(document))
                        .results()
                        .map(link -> document.resolveSibling(link.group(1)))
                        .filter(Files::notExists)
                        .map(file -> document + ": " + file))
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void everyLinkToAHeadingFindsIt() throws IOException {
    List<String> broken =
        documents()
            .flatMap(
                document ->
                    LINK_TO_A_HEADING
                        .matcher(text(document))
                        .results()
                        .filter(link -> !anchors(linked(document, link)).contains(link.group(2)))
                        .map(link -> document + ": " + link.group()))
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void everyClassOfTheGlossaryExists() throws IOException {
    Set<String> classes =
        files(ROOT, 20)
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .collect(Collectors.toSet());

    List<String> named =
        CLASS_OF_A_TERM
            .matcher(text(ROOT.resolve("docs/glossary.md")))
            .results()
            .map(result -> result.group(1))
            .toList();

    assertThat(named).hasSizeGreaterThan(30).isSubsetOf(classes);
  }

  private static Path linked(Path document, MatchResult link) {
    return link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
  }

  /** GitHub's names of the headings: lower case, hyphens for spaces, no punctuation. */
  private static Set<String> anchors(Path document) {
    return HEADING
        .matcher(text(document))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static Stream<Path> documents() throws IOException {
    return Stream.concat(files(ROOT, 1), files(ROOT.resolve("docs"), 1))
        .filter(file -> file.toString().endsWith(".md"));
  }

  private static Stream<Path> files(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
