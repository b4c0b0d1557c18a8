package io.trojanscope.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/**
 * The pages in groups. {@code docs/README.md} lists them: a heading of level 2 for each group, and
 * below it a list whose items begin with a link to a page.
 */
record Navigation(List<Group> groups) {
  /** Pages of one kind. */
  record Group(String title, List<Entry> entries) {}

  /**
   * A page.
   *
   * @param href its path below the root of the site
   */
  record Entry(String title, String href) {}

  /**
   * Reads the groups.
   *
   * @throws IllegalArgumentException if a page is in no group
   */
  static Navigation of(Documentation documentation) {
    DocumentPage contents = documentation.contents();
    List<Group> groups = new ArrayList<>();
    Set<DocumentPage> missing = new HashSet<>(documentation.pages());
    missing.remove(contents);
    Node block = contents.content().getFirstChild();
    for (; block != null; block = block.getNext()) {
      if (block instanceof Heading heading && heading.getLevel() == 2) {
        groups.add(new Group(Markdown.plainText(heading), new ArrayList<>()));
      } else if (block instanceof ListBlock list && !groups.isEmpty()) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
          Link link = Markdown.find((ListItem) item, Link.class).get(0);
          DocumentPage page = page(documentation, contents, link);
          missing.remove(page);
          groups
              .get(groups.size() - 1)
              .entries()
              .add(new Entry(Markdown.plainText(link), DocumentLinks.slashes(page.output())));
        }
      }
    }
    requireAll(missing);
    return new Navigation(groups);
  }

  private static DocumentPage page(Documentation documentation, DocumentPage contents, Link link) {
    return documentation
        .page(DocumentLinks.source(contents, link.getDestination()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "docs/README.md: expected a link to a page, found " + link.getDestination()));
  }

  private static void requireAll(Set<DocumentPage> missing) {
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "docs/README.md: expected a link to each page, found none to "
              + missing.stream()
                  .map(page -> DocumentLinks.slashes(page.source()))
                  .sorted()
                  .toList());
    }
  }
}
