package io.trojanscope.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation of this repository. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    Documentation documentation = Documentation.read(ROOT);

    assertThat(documentation.pages().stream().mapToInt(page -> DocumentLinks.of(page).size()).sum())
        .isGreaterThan(100);
    assertThat(new DocumentLinks(documentation).dead()).isEmpty();
  }

  @Test
  void everyPageIsInTheNavigation() throws IOException {
    assertThat(Navigation.of(Documentation.read(ROOT)).groups())
        .extracting(Navigation.Group::title)
        .containsExactly("Tutorials", "Reference", "Theory", "Project");
  }

  @Test
  void theSourcesOfTheApiExist() throws IOException {
    assertThat(ApiDocumentation.sources(ROOT))
        .hasSizeGreaterThan(100)
        .contains(ROOT.resolve("core/src/main/java/io/trojanscope/Trojanscope.java"));
  }
}
