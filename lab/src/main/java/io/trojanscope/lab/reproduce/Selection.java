package io.trojanscope.lab.reproduce;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.lab.reproduce.figure.Figure;
import io.trojanscope.lab.reproduce.figure.PaperFigures.Section;
import java.util.List;
import java.util.Set;

/** Picks the figures that are asked for. */
final class Selection {
  private Selection() {}

  /**
   * The sections with the figures of the given names; all if none are given.
   *
   * @throws InvalidInputException if a name is unknown
   */
  static List<Section> of(List<Section> sections, Set<String> names) {
    List<String> known =
        sections.stream().flatMap(section -> section.figures().stream()).map(Figure::id).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InvalidInputException(
            "only: expected figures among " + String.join(", ", known) + ", found '" + name + "'");
      }
    }
    return sections.stream()
        .map(section -> pick(section, names))
        .filter(section -> !section.figures().isEmpty())
        .toList();
  }

  private static Section pick(Section section, Set<String> names) {
    return names.isEmpty()
        ? section
        : new Section(
            section.id(),
            section.title(),
            section.paragraphs(),
            section.figures().stream().filter(figure -> names.contains(figure.id())).toList());
  }
}
