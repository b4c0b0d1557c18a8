package io.trojanscope.site;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A part of a page that a search finds: what is below one heading.
 *
 * @param href path below the root of the site
 * @param page title of the page
 * @param heading empty for the beginning of a page
 * @param text its words
 */
record SearchEntry(String href, String page, String heading, String text) {
  /** The parts of a page. */
  static List<SearchEntry> of(DocumentPage page) {
    String place = DocumentLinks.slashes(page.output());
    List<SearchEntry> entries = new ArrayList<>();
    String heading = "";
    String href = place;
    StringBuilder text = new StringBuilder();
    Node block = page.content().getFirstChild().getNext();
    for (; block != null; block = block.getNext()) {
      if (block instanceof Heading next) {
        entries.add(new SearchEntry(href, page.title(), heading, text.toString().strip()));
        heading = Markdown.plainText(next);
        href = place + "#" + page.anchors().get(next);
        text.setLength(0);
      } else {
        text.append(Markdown.plainText(block)).append(' ');
      }
    }
    entries.add(new SearchEntry(href, page.title(), heading, text.toString().strip()));
    return entries;
  }
}
