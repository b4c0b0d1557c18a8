package io.trojanscope.site;

import java.nio.file.Path;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A Markdown file, which becomes a page.
 *
 * @param source its path below the root of the repository
 * @param title its first heading
 * @param content what it contains
 * @param anchors the anchor of each heading, as GitHub makes it, in the order of the file
 */
record DocumentPage(Path source, String title, Node content, Map<Heading, String> anchors) {
  private static final String INDEX = "README.md";
  private static final String ENDING = ".md";

  /** The path of the page below the root of the site. */
  Path output() {
    String name = source.getFileName().toString();
    String page =
        name.equals(INDEX)
            ? "index.html"
            : name.substring(0, name.length() - ENDING.length()) + ".html";
    return source.resolveSibling(page);
  }

  boolean hasAnchor(String anchor) {
    return anchors.containsValue(anchor);
  }

  /** What leads from the page to the root of the site: {@code ../} for each folder. */
  String toRoot() {
    return "../".repeat(source.getNameCount() - 1);
  }
}
