package io.trojanscope.report.html;

import java.util.List;

/**
 * The suspect's statistic on one line with those of clean models.
 *
 * @param alt what it shows, for those who do not see it
 * @param height in pixels
 * @param suspect position on the line, a percentage
 * @param anchor which end of the suspect's label stands at its position
 * @param ticks statistics at the left end, in the middle and at the right end
 * @param scores the same as numbers
 */
record NullChart(
    String alt,
    int height,
    String suspect,
    String anchor,
    String label,
    List<Dot> dots,
    List<String> ticks,
    TableView scores) {
  /**
   * A clean model.
   *
   * @param x position on the line, a percentage
   * @param y in pixels from the top
   */
  record Dot(String x, int y, String title) {}

  /** Height of the line that the dots stand on. */
  int base() {
    return height - 1;
  }
}
