package io.trojanscope.report.html;

import java.util.List;

/**
 * The report on a screening of training images.
 *
 * @param groups the first images of each class
 * @param leftOut what is not shown, or empty
 */
record ScreeningPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    SummaryView summary,
    TableView classes,
    List<ScreenedGroup> groups,
    String leftOut,
    List<FactTable> provenance) {
  /** Images of one class under a title. */
  record ScreenedGroup(String title, List<FigureView> figures) {}
}
