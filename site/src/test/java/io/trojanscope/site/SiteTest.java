package io.trojanscope.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
  @TempDir private Path folder;
  private SmallRepository repository;

  @BeforeEach
  void repository() throws IOException {
    repository = SmallRepository.in(folder.resolve("repository"));
  }

  private String written(String page) throws IOException {
    repository.site().write(folder.resolve("site"));
    return Files.readString(folder.resolve("site").resolve(page));
  }

  @Test
  void linksLeadToPagesAndFilesOfTheSite() throws IOException {
    assertThat(written("index.html"))
        .contains("<a href=\"docs/use.html#two-words\">How to use it</a>")
        .contains("<a href=\"LICENSE.txt\">law</a>");
    assertThat(folder.resolve("site/LICENSE.txt")).hasContent("Free.");
    assertThat(written("docs/use.html"))
        .contains("<a href=\"../index.html\">start</a>")
        .contains("<a href=\"#two-words\">down</a>")
        .contains("<a href=\"https://example.org/a.md\">out</a>")
        .contains("<h2 id=\"two-words\"><a href=\"#two-words\">Two words</a></h2>")
        .contains("<link rel=\"stylesheet\" href=\"../site.css\">");
  }

  @Test
  void theNavigationHasTheGroupsOfTheContents() throws IOException {
    assertThat(written("docs/use.html"))
        .containsSubsequence(
            "<h2>Tutorials</h2>",
            "<a href=\"../index.html\">Start</a>",
            "<h2>Reference</h2>",
            "<a href=\"../docs/use.html\" aria-current=\"page\">Use</a>",
            "<a href=\"../api/index.html\">Javadoc</a>");
  }

  @Test
  void htmlInMarkdownIsText() throws IOException {
    assertThat(written("docs/use.html"))
        .contains("&lt;b&gt;gradient")
        .doesNotContain("<b>gradient");
  }

  @Test
  void theSearchKnowsTheWordsOfEachPart() throws IOException {
    assertThat(written("search-index.js"))
        .contains(
            "{\"href\":\"docs/use.html#two-words\",\"page\":\"How to use it\","
                + "\"heading\":\"Two words\",\"text\":\"a b <b>gradient flow command --option\"}");
  }

  @Test
  void deadLinksAreErrors() throws IOException {
    repository.append("docs/use.md", "\n[a](none.md) [b](#no-words) ![c](../docs/p.png)\n");
    repository.append("README.md", "\n[d](docs/use.md#use-it) [e](../out.txt) [f](docs)\n");

    assertThatThrownBy(repository::site)
        .hasMessage(
            """
            README.md: link to docs/use.md#use-it: there is no heading #use-it in docs/use.md
            README.md: link to ../out.txt: there is no file ../out.txt
            README.md: link to docs: there is no file docs
            docs/use.md: link to none.md: there is no file docs/none.md
            docs/use.md: link to #no-words: there is no heading #no-words in docs/use.md
            docs/use.md: link to ../docs/p.png: there is no file docs/p.png\
            """
                .strip());
  }

  @Test
  void aPageThatNoGroupHasIsAnError() throws IOException {
    repository.write("docs/more.md", "# More\n");
    repository.write("SECURITY.md", "# Security\n");

    assertThatThrownBy(repository::site)
        .hasMessage(
            "docs/README.md: expected a link to each page, found none to [SECURITY.md,"
                + " docs/more.md]");
  }

  @Test
  void headingsOfOneTextHaveDifferentAnchors() throws IOException {
    repository.append("docs/use.md", "\n## Two words\n\n[second](#two-words-1)\n");

    assertThat(written("docs/use.html"))
        .contains("<h2 id=\"two-words-1\">", "<a href=\"#two-words-1\">second</a>");
  }
}
