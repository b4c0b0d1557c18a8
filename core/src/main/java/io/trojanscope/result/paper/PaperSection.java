package io.trojanscope.result.paper;

import java.util.List;

/**
 * A section of the paper.
 *
 * @param id for links
 * @param paragraphs what the section is about, in our own words
 */
public record PaperSection(
    String id, String title, List<String> paragraphs, List<PaperFigure> figures) {
  public PaperSection {
    paragraphs = List.copyOf(paragraphs);
    figures = List.copyOf(figures);
  }
}
