package io.trojanscope.report.html;

import java.util.List;

/**
 * Curves over the classes, in the units of the drawing.
 *
 * @param alt what the drawing shows, for those who do not see it
 * @param ticks on the left, from the bottom up
 * @param columns one per class
 */
record LineChart(
    String alt, String valuesAre, List<Tick> ticks, List<Column> columns, List<Line> lines) {
  static final int WIDTH = 330;
  static final int HEIGHT = 190;
  static final int LEFT = 34;
  static final int RIGHT = 322;
  static final int TOP = 32;
  static final int BOTTOM = 162;

  /** A value on the left. */
  record Tick(String y, String label) {}

  /**
   * A class.
   *
   * @param mark why it is pointed at, or empty
   * @param markY where that stands: neighbours must not overlap
   */
  record Column(String x, String label, String mark, int markY) {}

  /**
   * A curve.
   *
   * @param style class that sets colour and stroke
   * @param paths connected points, a text for each stretch without a gap
   * @param dots single points
   * @param values one per class, as text
   */
  record Line(
      String label, String style, List<String> paths, List<Dot> dots, List<String> values) {}

  record Dot(String x, String y) {}

  int width() {
    return WIDTH;
  }

  int height() {
    return HEIGHT;
  }

  int left() {
    return LEFT;
  }

  int right() {
    return RIGHT;
  }

  int top() {
    return TOP;
  }

  int bottom() {
    return BOTTOM;
  }
}
