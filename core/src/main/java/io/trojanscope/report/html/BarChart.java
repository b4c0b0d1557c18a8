package io.trojanscope.report.html;

import java.util.List;

/**
 * Values as horizontal bars, each labelled with its number.
 *
 * @param folded bars that stand in a fold
 * @param leftOut what is not shown, or empty
 */
record BarChart(String caption, String labels, List<Bar> bars, List<Bar> folded, String leftOut) {
  /**
   * @param index the class's number where its name is not just that; else empty
   * @param width of the bar, a CSS percentage
   * @param aside a second number, or empty
   */
  record Bar(String label, String index, String width, String value, String aside, Style style) {}

  /** How a bar is drawn. */
  enum Style {
    PLAIN("plain"),
    /** The largest. */
    PEAK("peak"),
    /** Rests on few examples. */
    THIN("thin");

    private final String css;

    Style(String css) {
      this.css = css;
    }

    String css() {
      return css;
    }
  }
}
