package io.trojanscope.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.node.Heading;
import tools.jackson.databind.json.JsonMapper;

/** Writes the web site: pages, the files that they link to, style, and search. */
final class Site {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Site.class.getClassLoader(), Site.class.getPackageName());
  private static final List<String> PARTS = List.of("site.css", "search.js");
  private static final int LOWEST_IN_CONTENTS = 3;

  /** A heading of a page as its table of contents shows it. */
  record Part(String anchor, String title, int level) {}

  private final Documentation documentation;
  private final DocumentLinks links;
  private final Navigation navigation;
  private final boolean hasApi;

  /**
   * @param hasApi whether {@code api/index.html} is part of the site
   * @throws IllegalArgumentException if a link is dead, or a page is not in the navigation
   */
  Site(Documentation documentation, boolean hasApi) {
    this.documentation = documentation;
    this.links = new DocumentLinks(documentation);
    this.hasApi = hasApi;
    List<String> dead = links.dead();
    if (!dead.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", dead));
    }
    links.showTitles();
    this.navigation = Navigation.of(documentation);
  }

  /** Writes it into a folder, which is made if it is missing. */
  void write(Path out) throws IOException {
    for (DocumentPage page : documentation.pages()) {
      Path file = out.resolve(page.output());
      Files.createDirectories(file.getParent());
      Files.writeString(file, html(page));
    }
    for (Path source : links.files()) {
      Path file = out.resolve(LinkTarget.output(source));
      Files.createDirectories(file.getParent());
      Files.copy(
          documentation.file(source).orElseThrow(), file, StandardCopyOption.REPLACE_EXISTING);
    }
    for (String part : PARTS) {
      try (InputStream in = Objects.requireNonNull(Site.class.getResourceAsStream(part), part)) {
        Files.copy(in, out.resolve(part), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(out.resolve("search-index.js"), searchIndex());
  }

  private String html(DocumentPage page) {
    StringOutput html = new StringOutput();
    TEMPLATES.render(
        "page.jte",
        Map.of(
            "page",
            page,
            "parts",
            parts(page),
            "navigation",
            navigation,
            "content",
            PageHtml.of(page, links),
            "hasApi",
            hasApi),
        html);
    return html.toString();
  }

  private static List<Part> parts(DocumentPage page) {
    return page.anchors().entrySet().stream()
        .filter(entry -> isInContents(entry.getKey()))
        .map(
            entry ->
                new Part(
                    entry.getValue(),
                    Markdown.plainText(entry.getKey()),
                    entry.getKey().getLevel()))
        .toList();
  }

  private static boolean isInContents(Heading heading) {
    return heading.getLevel() > 1 && heading.getLevel() <= LOWEST_IN_CONTENTS;
  }

  /** A script, as a browser loads no JSON beside a page that it opens from a disk. */
  private String searchIndex() {
    List<SearchEntry> entries =
        documentation.pages().stream().flatMap(page -> SearchEntry.of(page).stream()).toList();
    return "window.searchIndex = " + JsonMapper.shared().writeValueAsString(entries) + ";\n";
  }
}
